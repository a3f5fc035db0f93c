//! Counting: one way everywhere. Applicable = shown − not applicable; unrated counts as applicable and not met;
//! score = met ÷ applicable.

use crate::audit::{Content, Rating};
use crate::ids::AreaId;
use crate::tool::{Band, Counts, Placed, Tool};

/// Counts of standards by rating.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Standards that the organisation sees.
    pub shown: usize,
    /// Rated not applicable.
    pub not_applicable: usize,
    /// Rated at a level that counts as met.
    pub met: usize,
    /// Rated at a level that counts as partly met.
    pub partly: usize,
    /// Rated at a level that counts as not met.
    pub not_met: usize,
    /// Not yet rated.
    pub unrated: usize,
}

impl Count {
    /// Shown less not applicable.
    pub fn applicable(&self) -> usize {
        self.shown - self.not_applicable
    }

    /// Shown less unrated.
    pub fn rated(&self) -> usize {
        self.shown - self.unrated
    }

    /// Met ÷ applicable in tenths of a per cent, rounded down (0 to 1,000); none when nothing is applicable.
    pub fn score(&self) -> Option<u32> {
        share(self.met, self.applicable())
    }

    /// The band that the score falls into, judged by integers; none when nothing is applicable.
    pub fn band<'t>(&self, bands: &'t [Band]) -> Option<&'t Band> {
        if self.applicable() == 0 {
            return None;
        }
        bands.iter().find(|band| self.met * 100 >= usize::from(band.at_least) * self.applicable())
    }

    fn add(&mut self, tool: &Tool, rating: Option<&Rating>) {
        self.shown += 1;
        match rating {
            None => self.unrated += 1,
            Some(Rating::NotApplicable) => self.not_applicable += 1,
            Some(Rating::Level(code)) => match tool.level(code).map(|level| level.counts) {
                Some(Counts::Met) => self.met += 1,
                Some(Counts::Partly) => self.partly += 1,
                Some(Counts::NotMet) => self.not_met += 1,
                // A level that this edition does not know is no answer to it.
                None => self.unrated += 1,
            },
        }
    }
}

/// A share in tenths of a per cent, rounded down; none of nothing.
pub fn share(part: usize, whole: usize) -> Option<u32> {
    (part * 1_000).checked_div(whole).map(|tenths| tenths.min(1_000) as u32)
}

/// Tenths of a per cent as people read them: `87.2%`.
pub fn percent(tenths: u32) -> String {
    format!("{}.{}%", tenths / 10, tenths % 10)
}

/// Counts the standards that an organisation sees.
pub fn count(tool: &Tool, content: &Content) -> Count {
    count_of(tool, content, &content.shown(tool))
}

/// Counts by area, in the order of the form; areas of which nothing is shown are left out.
pub fn by_area<'t>(tool: &'t Tool, content: &Content) -> Vec<(&'t AreaId, Count)> {
    by_area_of(tool, content, &content.shown(tool))
}

/// As [`by_area`], of standards in the order of the form.
pub fn by_area_of<'t>(tool: &Tool, content: &Content, shown: &[Placed<'t>]) -> Vec<(&'t AreaId, Count)> {
    let areas = shown.chunk_by(|one, next| one.area.id == next.area.id);
    areas.map(|here| (&here[0].area.id, count_of(tool, content, here))).collect()
}

/// As [`count`], of these standards.
pub fn count_of(tool: &Tool, content: &Content, shown: &[Placed<'_>]) -> Count {
    let mut count = Count::default();
    for one in shown {
        let answer = content.answers.get(&one.standard.id);
        count.add(tool, answer.and_then(|answer| answer.rating.as_ref()));
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::{BandId, LevelCode};
    use crate::text::Text;

    fn counted(ratings: &str) -> Count {
        let tool = crate::tool::sample::tool();
        let mut count = Count::default();
        for word in ratings.split_whitespace() {
            let rating = match word {
                "-" => None,
                "na" => Some(Rating::NotApplicable),
                code => Some(Rating::Level(LevelCode::new(code).unwrap())),
            };
            count.add(&tool, rating.as_ref());
        }
        count
    }

    fn check(ratings: &str, score: &str, band: &str) {
        let bands = [("best", 80), ("middle", 60), ("low", 0)].map(|(id, at_least)| Band {
            id: BandId::new(id).unwrap(),
            at_least,
            label: Text::default(),
        });
        let count = counted(ratings);
        assert_eq!(count.score().map_or("none".to_owned(), percent), score, "{ratings}");
        assert_eq!(count.band(&bands).map_or("none", |b| b.id.as_str()), band, "{ratings}");
    }

    #[test]
    fn the_score_is_met_by_applicable() {
        check("", "none", "none");
        check("na na", "none", "none");
        check("met met na", "100.0%", "best");
        check("met partly", "50.0%", "low");
        check("met met -", "66.6%", "middle");
        check("met met met met not-met", "80.0%", "best");
        check("met met met partly not-met", "60.0%", "middle");
        check("met met met met met met met partly partly", "77.7%", "middle");
        check("not-met", "0.0%", "low");
        check("level-of-another-tool", "0.0%", "low");
    }

    #[test]
    fn just_under_a_band_is_under_it() {
        let ratings = format!("{}{}", "met ".repeat(799), "partly ".repeat(201));
        check(&ratings, "79.9%", "middle");
    }
}
