//! The smallest HTTP client that will do: it must cost far less than what it measures.

use std::net::SocketAddr;
use std::path::Path;
use std::time::{Duration, Instant};

use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

/// One connection that stays open.
pub struct Client {
    stream: BufReader<TcpStream>,
    head: String,
    /// Where the last answer leads.
    pub location: String,
}

/// What a request sends, as large as is wanted, piece by piece.
pub enum Source<'a> {
    /// So many bytes alike.
    Alike(u64),
    /// A file's.
    File(&'a Path),
}

impl Source<'_> {
    fn size(&self) -> std::io::Result<u64> {
        match self {
            Self::Alike(size) => Ok(*size),
            Self::File(path) => Ok(std::fs::metadata(path)?.len()),
        }
    }
}

impl Client {
    /// Connects as somebody with a session; an empty cookie is nobody.
    pub async fn connect(address: SocketAddr, cookie: &str) -> std::io::Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        let cookie = if cookie.is_empty() { String::new() } else { format!("Cookie: safon={cookie}\r\n") };
        let head = format!("Host: {address}\r\n{cookie}");
        Ok(Self { stream: BufReader::with_capacity(64 * 1024, stream), head, location: String::new() })
    }

    /// Asks for a page. Answers its status and how many bytes it has.
    pub async fn get(&mut self, path: &str) -> std::io::Result<(u16, usize)> {
        let request = format!("GET {path} HTTP/1.1\r\n{}\r\n", self.head);
        self.stream.get_mut().write_all(request.as_bytes()).await?;
        self.answer().await
    }

    /// Sends a form with one file. Answers its status.
    pub async fn upload(
        &mut self,
        path: &str,
        before: &[u8],
        file: Source<'_>,
        after: &[u8],
    ) -> std::io::Result<u16> {
        let form = "Content-Type: multipart/form-data; boundary=edge\r\n";
        self.send("POST", path, form, before, file, after).await
    }

    /// Sends anything: further headers, what stands before the source, and after it. Answers its status.
    pub async fn send(
        &mut self,
        method: &str,
        path: &str,
        headers: &str,
        before: &[u8],
        source: Source<'_>,
        after: &[u8],
    ) -> std::io::Result<u16> {
        let size = source.size()?;
        let length = before.len() as u64 + size + after.len() as u64;
        let head =
            format!("{method} {path} HTTP/1.1\r\n{}{headers}Content-Length: {length}\r\n\r\n", self.head);
        let stream = self.stream.get_mut();
        stream.write_all(head.as_bytes()).await?;
        stream.write_all(before).await?;
        let mut piece = vec![b'a'; 256 * 1024];
        match source {
            Source::Alike(_) => {
                let mut left = size;
                while left > 0 {
                    let now = usize::try_from(left).unwrap_or(usize::MAX).min(piece.len());
                    stream.write_all(&piece[..now]).await?;
                    left -= now as u64;
                }
            }
            Source::File(path) => {
                let mut file = tokio::fs::File::open(path).await?;
                file.set_max_buf_size(piece.len());
                loop {
                    let count = file.read(&mut piece).await?;
                    if count == 0 {
                        break;
                    }
                    stream.write_all(&piece[..count]).await?;
                }
            }
        }
        stream.write_all(after).await?;
        Ok(self.answer().await?.0)
    }

    async fn answer(&mut self) -> std::io::Result<(u16, usize)> {
        let broken = || std::io::Error::other("not an answer");
        let mut line = String::new();
        self.stream.read_line(&mut line).await?;
        let status = line.split(' ').nth(1).and_then(|code| code.parse().ok()).ok_or_else(broken)?;
        let (mut length, mut chunked) = (0, false);
        loop {
            line.clear();
            self.stream.read_line(&mut line).await?;
            let Some((name, value)) = line.trim_end().split_once(':') else { break };
            match name.to_ascii_lowercase().as_str() {
                "content-length" => length = value.trim().parse().map_err(|_| broken())?,
                "transfer-encoding" => chunked = true,
                "location" => value.trim().clone_into(&mut self.location),
                _ => {}
            }
        }
        let mut body = Vec::new();
        if !chunked {
            body.resize(length, 0);
            self.stream.read_exact(&mut body).await?;
            return Ok((status, length));
        }
        let mut total = 0;
        loop {
            line.clear();
            self.stream.read_line(&mut line).await?;
            let size = usize::from_str_radix(line.trim(), 16).map_err(|_| broken())?;
            body.resize(size + 2, 0);
            self.stream.read_exact(&mut body).await?;
            total += size;
            if size == 0 {
                return Ok((status, total));
            }
        }
    }
}

/// Asks for one page again and again, on several connections. Answers requests per second.
pub async fn rate(address: SocketAddr, cookie: &str, path: &str, connections: usize, time: Duration) -> f64 {
    let start = Instant::now();
    let mut asking = tokio::task::JoinSet::new();
    for _ in 0..connections {
        let (cookie, path) = (cookie.to_owned(), path.to_owned());
        asking.spawn(async move {
            let mut client = Client::connect(address, &cookie).await.expect("the service answers");
            let mut count = 0_u32;
            while start.elapsed() < time {
                let (status, _) = client.get(&path).await.expect("the page comes");
                assert_eq!(status, 200, "{path}");
                count += 1;
            }
            count
        });
    }
    let counts = asking.join_all().await;
    f64::from(counts.iter().sum::<u32>()) / start.elapsed().as_secs_f64()
}

/// How long one page takes, in milliseconds: the median of several, one after the other on one connection.
pub async fn median(address: SocketAddr, cookie: &str, path: &str, times: usize) -> f64 {
    let mut client = Client::connect(address, cookie).await.expect("the service answers");
    let mut took = Vec::with_capacity(times);
    for _ in 0..times {
        let start = Instant::now();
        let (status, _) = client.get(path).await.expect("the page comes");
        took.push(start.elapsed().as_secs_f64() * 1000.0);
        assert_eq!(status, 200, "{path}");
    }
    took.sort_by(f64::total_cmp);
    took[took.len() / 2]
}
