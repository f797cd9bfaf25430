//! From the text of a condition to a condition.

use super::Condition;

/// How many brackets may stand in one another.
const DEEPEST: usize = 16;
/// The longest condition, in bytes.
const LONGEST: usize = 2_000;

/// Where the text stops being a condition, counted in characters from 1, and what was wanted there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SyntaxError {
    pub position: usize,
    pub expected: Expected,
}

/// What a condition needed at the place where it went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    Fact,
    Value,
    ClosingBracket,
    AndOrOr,
    KnownSign,
    FewerBrackets,
    Shorter,
}

impl Expected {
    /// The word by which messages choose their sentence.
    pub fn code(self) -> &'static str {
        match self {
            Self::Fact => "fact",
            Self::Value => "value",
            Self::ClosingBracket => "bracket",
            Self::AndOrOr => "joint",
            Self::KnownSign => "sign",
            Self::FewerBrackets => "shallower",
            Self::Shorter => "shorter",
        }
    }
}

/// Reads a condition; it does not know which facts there are.
pub fn parse(text: &str) -> Result<Condition, SyntaxError> {
    if text.len() > LONGEST {
        return Err(SyntaxError { position: 1, expected: Expected::Shorter });
    }
    let mut reader = Reader { tokens: tokens(text)?, next: 0, end: text.chars().count() + 1 };
    let condition = reader.expression(0)?;
    match reader.peek() {
        None => Ok(condition),
        Some(_) => Err(reader.error(Expected::AndOrOr)),
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Token<'a> {
    Word(&'a str),
    Equals,
    Open,
    Close,
}

fn tokens(text: &str) -> Result<Vec<(usize, Token<'_>)>, SyntaxError> {
    let mut tokens = Vec::new();
    let (mut rest, mut position) = (text, 1);
    while let Some(first) = rest.chars().next() {
        let part_of_word = |sign: char| sign.is_ascii_alphanumeric() || sign == '_';
        let (token, length) = if first.is_whitespace() {
            (None, first.len_utf8())
        } else if rest.starts_with("==") {
            (Some(Token::Equals), 2)
        } else if first == '(' {
            (Some(Token::Open), 1)
        } else if first == ')' {
            (Some(Token::Close), 1)
        } else if part_of_word(first) {
            let length = rest.find(|sign| !part_of_word(sign)).unwrap_or(rest.len());
            (Some(Token::Word(&rest[..length])), length)
        } else {
            return Err(SyntaxError { position, expected: Expected::KnownSign });
        };
        tokens.extend(token.map(|token| (position, token)));
        position += rest[..length].chars().count();
        rest = &rest[length..];
    }
    Ok(tokens)
}

struct Reader<'a> {
    tokens: Vec<(usize, Token<'a>)>,
    next: usize,
    end: usize,
}

impl<'a> Reader<'a> {
    fn expression(&mut self, depth: usize) -> Result<Condition, SyntaxError> {
        let mut terms = vec![self.term(depth)?];
        while self.takes(Token::Word("or")) {
            terms.push(self.term(depth)?);
        }
        Ok(if terms.len() == 1 { terms.remove(0) } else { Condition::Any(terms) })
    }

    fn term(&mut self, depth: usize) -> Result<Condition, SyntaxError> {
        let mut factors = vec![self.factor(depth)?];
        while self.takes(Token::Word("and")) {
            factors.push(self.factor(depth)?);
        }
        Ok(if factors.len() == 1 { factors.remove(0) } else { Condition::All(factors) })
    }

    fn factor(&mut self, depth: usize) -> Result<Condition, SyntaxError> {
        if self.takes(Token::Open) {
            if depth >= DEEPEST {
                return Err(self.error(Expected::FewerBrackets));
            }
            let inner = self.expression(depth + 1)?;
            return if self.takes(Token::Close) {
                Ok(inner)
            } else {
                Err(self.error(Expected::ClosingBracket))
            };
        }
        if self.takes(Token::Word("not")) {
            return Ok(Condition::Fails(self.name(Expected::Fact)?));
        }
        if self.takes(Token::Word("always")) {
            return Ok(Condition::Always);
        }
        let fact = self.name(Expected::Fact)?;
        if self.takes(Token::Equals) {
            return Ok(Condition::Is(fact, self.name(Expected::Value)?));
        }
        Ok(Condition::Holds(fact))
    }

    fn name(&mut self, expected: Expected) -> Result<String, SyntaxError> {
        match self.peek() {
            Some(Token::Word(word)) if !matches!(word, "and" | "or" | "not" | "always") => {
                self.next += 1;
                Ok(word.to_owned())
            }
            _ => Err(self.error(expected)),
        }
    }

    fn peek(&self) -> Option<Token<'a>> {
        self.tokens.get(self.next).map(|(_, token)| *token)
    }

    fn takes(&mut self, token: Token<'_>) -> bool {
        let found = self.peek() == Some(token);
        self.next += usize::from(found);
        found
    }

    fn error(&self, expected: Expected) -> SyntaxError {
        SyntaxError {
            position: self.tokens.get(self.next).map_or(self.end, |(position, _)| *position),
            expected,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_says_where_it_is_and_what_was_wanted() {
        let error = |text: &str| parse(text).expect_err("not a condition");
        assert_eq!(error(""), SyntaxError { position: 1, expected: Expected::Fact });
        assert_eq!(error("user_led and"), SyntaxError { position: 13, expected: Expected::Fact });
        assert_eq!(error("a == "), SyntaxError { position: 6, expected: Expected::Value });
        assert_eq!(error("(a or b"), SyntaxError { position: 8, expected: Expected::ClosingBracket });
        assert_eq!(error("a b"), SyntaxError { position: 3, expected: Expected::AndOrOr });
        assert_eq!(error("a && b"), SyntaxError { position: 3, expected: Expected::KnownSign });
        assert_eq!(error("not not a"), SyntaxError { position: 5, expected: Expected::Fact });
        assert_eq!(error(&"(".repeat(900)).expected, Expected::FewerBrackets);
    }

    #[test]
    fn brackets_group() {
        let Ok(Condition::All(parts)) = parse("(a or b == c) and not d") else { panic!("two factors") };
        assert_eq!(parts[1], Condition::Fails("d".to_owned()));
        assert!(matches!(&parts[0], Condition::Any(terms) if terms.len() == 2));
    }
}
