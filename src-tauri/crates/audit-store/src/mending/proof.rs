//! A row that was hit in one place is proven by its seal: whichever bit, or in a short row whichever byte, makes the seal fit again
//! when it is turned back was the one. A seal that was hit itself differs in a few bits, one of another row in half of them.
use super::found::{Cell, Row};
use crate::seals::{Seal, Sealed};

/// So many bits of a seal may be wrong: by chance two of different rows are as alike once in more rows than there will ever be.
const SEAL_BITS: u32 = 32;
/// Longer rows are not tried bit by bit, and no longer ones byte by byte: it takes the square of the length.
const BY_BIT: usize = 6_000;
const BY_BYTE: usize = 500;

/// The seal of a row as it is now.
pub(crate) fn seal_of(table: &str, cells: &[Cell], covered: &[Sealed]) -> Sealed {
    let mut seal = Seal::of(table);
    cells.iter().for_each(|cell| seal.add(cell.value()));
    seal.cover(covered);
    seal.end()
}

/// So many rows of a table are tried bit by bit: where more do not fit, whole pages are gone and no single bit was it.
pub(crate) const TRIED: usize = 60;

/// Whether the row is whole now, as it is or with one hit turned back. Each row that is tried takes one from `tries`; with none
/// left only the seal is looked at.
pub(crate) fn mend(table: &str, row: &mut Row, covered: &[Sealed], tries: &mut usize) -> bool {
    row.whole = row.whole || prove(table, row, covered, tries);
    row.whole
}

fn prove(table: &str, row: &mut Row, covered: &[Sealed], tries: &mut usize) -> bool {
    let Ok(seal) = Sealed::try_from(row.seal.as_slice()) else { return false };
    let now = seal_of(table, &row.cells, covered);
    let differ: u32 = now.iter().zip(seal).map(|(a, b)| (a ^ b).count_ones()).sum();
    if differ <= SEAL_BITS {
        row.seal = now.to_vec();
        return true;
    }
    let length: usize = row.cells.iter().map(length).sum();
    if length > BY_BIT || *tries == 0 {
        return false;
    }
    *tries -= 1;
    let mut before = Seal::of(table);
    for at in 0..row.cells.len() {
        let rest = row.cells[at + 1..].to_vec();
        let fits = |cell: &Cell| {
            let mut tried = before.clone();
            tried.add(cell.value());
            rest.iter().for_each(|cell| tried.add(cell.value()));
            tried.cover(covered);
            tried.end() == seal
        };
        if turn(&mut row.cells[at], length <= BY_BYTE, fits) {
            return true;
        }
        before.add(row.cells[at].value());
    }
    false
}

/// Turns what makes the cell fit; leaves it as it was where nothing does.
fn turn(cell: &mut Cell, by_byte: bool, fits: impl Fn(&Cell) -> bool) -> bool {
    let length = length(cell);
    let tries: Vec<u8> = if by_byte { (1..=255).collect() } else { (0..8).map(|bit| 1 << bit).collect() };
    for at in 0..length {
        for pattern in &tries {
            apply(cell, at, *pattern);
            if fits(cell) {
                return true;
            }
            apply(cell, at, *pattern);
        }
    }
    false
}

fn length(cell: &Cell) -> usize {
    match cell {
        Cell::Text(bytes) | Cell::Blob(bytes) => bytes.len(),
        Cell::Integer(_) => 8,
        Cell::Null | Cell::Real(_) => 0,
    }
}

fn apply(cell: &mut Cell, at: usize, pattern: u8) {
    match cell {
        Cell::Text(bytes) | Cell::Blob(bytes) => bytes[at] ^= pattern,
        Cell::Integer(number) => *number ^= i64::from(pattern) << (8 * at),
        Cell::Null | Cell::Real(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_so_many_rows_are_tried_bit_by_bit() {
        let hit = || {
            let mut row = Row::made(1, vec![Cell::words("a key"), Cell::words("a value")]);
            row.seal = seal_of("setting", &row.cells, &[]).to_vec();
            (row.cells[1], row.whole) = (Cell::words("b value"), false);
            row
        };
        let mut tries = TRIED;
        let mended = (0..TRIED + 10).filter(|_| mend("setting", &mut hit(), &[], &mut tries)).count();
        assert_eq!((mended, tries), (TRIED, 0));
        let mut row = hit();
        row.seal = seal_of("setting", &row.cells, &[]).to_vec();
        assert!(mend("setting", &mut row, &[], &mut tries), "a seal that fits takes no try");
    }
}
