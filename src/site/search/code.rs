//! Numbers → text that stands in a script's string without escapes, as short as that can be.
//!
//! There are 91 signs: printable ASCII from `#` on without the backslash. A sign below 61 ends a number, one above it
//! goes on. `!` before a list says that it is written as bits, six a sign.

const ENDS: u32 = 61;
const GOES_ON: u32 = 30;

/// Adds a number.
fn number(mut number: u32, to: &mut String) {
    let mut signs = [0; 8];
    let mut first = signs.len() - 1;
    signs[first] = number % ENDS;
    number /= ENDS;
    while number > 0 {
        number -= 1;
        first -= 1;
        signs[first] = ENDS + number % GOES_ON;
        number /= GOES_ON;
    }
    to.extend(signs[first..].iter().map(|value| sign(*value)));
}

fn sign(value: u32) -> char {
    let byte = 35 + value as u8;
    char::from(if byte < b'\\' { byte } else { byte + 1 })
}

/// Numbers that grow, as gaps or as bits, whichever is shorter.
pub fn list(numbers: &[u32]) -> String {
    let mut gaps = String::new();
    let mut next = 0;
    for one in numbers {
        number(one - next, &mut gaps);
        next = one + 1;
    }
    let Some(last) = numbers.last().filter(|last| gaps.len() > (**last / 6) as usize + 2) else {
        return gaps;
    };
    let mut bits = vec![0_u32; (last / 6) as usize + 1];
    for one in numbers {
        bits[(one / 6) as usize] |= 1 << (one % 6);
    }
    "!".chars().chain(bits.into_iter().map(sign)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_short_and_crowds_are_bits() {
        assert_eq!(list(&[]), "");
        assert_eq!(list(&[0, 1, 61, 122]), "##_`");
        assert_eq!(list(&[61]), "a#");
        let all: Vec<u32> = (1..600).collect();
        let text = list(&all);
        assert_eq!((text.len(), &text[..3]), (101, "!bc"));
        assert!(list(&[0, 4_000_000_000]).is_ascii());
    }
}
