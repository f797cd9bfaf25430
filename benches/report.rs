//! The figures of a run, with what was promised.

/// Figures as they are found.
#[derive(Default)]
pub struct Report {
    lines: Vec<String>,
    missed: usize,
}

impl Report {
    /// A figure and the most it may be.
    pub fn figure(&mut self, what: &str, value: f64, unit: &str, most: Option<f64>) {
        let kept = most.is_none_or(|most| value <= most);
        self.line(what, value, unit, most.map(|most| format!("at most {}", short(most))), kept);
    }

    /// A figure and the least it may be.
    pub fn at_least(&mut self, what: &str, value: f64, unit: &str, least: f64) {
        self.line(what, value, unit, Some(format!("at least {}", short(least))), value >= least);
    }

    fn line(&mut self, what: &str, value: f64, unit: &str, promised: Option<String>, kept: bool) {
        let verdict = match (&promised, kept) {
            (None, _) => "",
            (Some(_), true) => "kept",
            (Some(_), false) => "**missed**",
        };
        self.missed += usize::from(!kept);
        let promised = promised.map(|text| format!("{text} {unit}")).unwrap_or_default();
        let line = format!("| {what} | {} {unit} | {} | {verdict} |", short(value), promised.trim());
        eprintln!("{line}");
        self.lines.push(line);
    }

    /// Prints all figures as a table.
    pub fn print(&self) {
        let cores = std::thread::available_parallelism().map_or(0, usize::from);
        let text = std::fs::read_to_string("/proc/meminfo").unwrap_or_default();
        let memory = text.lines().next().and_then(|line| line.split_whitespace().nth(1)).unwrap_or_default();
        let gigabytes = memory.parse::<f64>().unwrap_or_default() / 1024.0 / 1024.0;
        println!("{cores} cores, {gigabytes:.0} GB of memory\n");
        println!("| what | measured | promised | |\n|---|---|---|---|");
        for line in &self.lines {
            println!("{line}");
        }
        println!("\n{} of {} figures missed what was promised", self.missed, self.lines.len());
    }
}

fn short(value: f64) -> String {
    if value >= 100.0 {
        format!("{value:.0}")
    } else if value >= 10.0 {
        format!("{value:.1}")
    } else {
        format!("{value:.2}")
    }
}
