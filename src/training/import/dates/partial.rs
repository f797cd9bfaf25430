//! What looks like a date and is not a day: a month and a year, a day without a year, letters among figures.

use super::{DateFault, Found, Part, Token, figures, is_between, number};

/// Letters that pass for figures: 14/05/2O25.
pub(super) fn misspelt(tokens: &[Token], at: usize) -> Option<(Found, usize)> {
    if !(is_between(tokens.get(at + 1)) && is_between(tokens.get(at + 3))) {
        return None;
    }
    let groups = [tokens.get(at)?, tokens.get(at + 2)?, tokens.get(at + 4)?];
    let passes = |token: &Token| match token {
        Token::Figures(_) => true,
        Token::Mixed(run) | Token::Word(run) => {
            run.chars().all(|c| c.is_ascii_digit() || matches!(c, 'o' | 'l' | 'i' | 's')) && run.len() <= 4
        }
        Token::Mark(_) => false,
    };
    let any_figures = groups.iter().any(|t| matches!(t, Token::Figures(_)));
    let all_figures = groups.iter().all(|t| matches!(t, Token::Figures(_)));
    let fits = groups.iter().all(|t| passes(t)) && any_figures && !all_figures;
    fits.then_some((Found::Fault(DateFault::LetterForDigit), 5))
}

/// "03/26", "3/2026", "12/05": a month and a year, or a day and a month.
pub(super) fn short_figures(tokens: &[Token], at: usize) -> Option<(Found, usize)> {
    let first = figures(tokens, at)?;
    if !matches!(tokens.get(at + 1), Some(Token::Mark('/' | '.' | '-' | '–'))) {
        return None;
    }
    let second = figures(tokens, at + 2)?;
    if is_between(tokens.get(at + 3))
        && matches!(tokens.get(at + 4), Some(Token::Figures(_) | Token::Mixed(_)))
    {
        return None;
    }
    let (a, b) = (number(first)?, number(second)?);
    let found = match (first.len(), second.len()) {
        (1..=2, 4) if (1..=12).contains(&a) => Part::Month,
        (4, 1..=2) if (1..=12).contains(&b) => Part::Month,
        (1..=2, 2) if (1..=12).contains(&a) && b > 12 => Part::Month,
        (1..=2, 1..=2) if (1..=31).contains(&a) && (1..=12).contains(&b) => Part::NoYear,
        (1..=2, 1..=2) if (1..=12).contains(&a) && (1..=31).contains(&b) => Part::NoYear,
        _ => return None,
    };
    Some((Found::Part(found), 3))
}

pub(super) fn lone_year(tokens: &[Token], at: usize) -> Option<(Found, usize)> {
    let year = figures(tokens, at)?;
    let in_range = year.len() == 4 && (1990..2100).contains(&number(year)?);
    in_range.then_some((Found::Part(Part::Year), 1))
}
