//! An audit as a whole: contents, progress, what is left to do.

use crate::editions::carry_over::is_carried;
use crate::error::ApiError;
use crate::program::open_audit::Loaded;
use crate::program::{Program, id};
use crate::views::{AreaView, AuditState, AuditView, LevelView, Mark, ProgressView, StandardRow};
use crate::words::count;
use crate::words::given;
use audit_core::audit::{ActionCount, Rating};
use audit_core::editions;
use audit_core::ids::StandardId;
use audit_core::progress::{TimeLeft, time_left};
use audit_core::readiness::{Code, Finding, Place, Weight};
use audit_core::scoring::{self, Count, percent};
use audit_core::tool::{PersonRole, Placed};
use std::collections::{BTreeMap, BTreeSet};

impl Program {
    /// An audit: what stands around every screen of it.
    ///
    /// # Errors
    /// `not-found`; the store's.
    pub fn audit(&self, audit: &str) -> Result<AuditView, ApiError> {
        self.audit_view(id(audit, "audit")?)
    }

    /// Remembers where the person is, so that the audit resumes there, where that can be kept. A place that is not known is
    /// not remembered.
    ///
    /// # Errors
    /// `not-found`; the store's where the audit cannot be read.
    pub fn set_place(&mut self, audit: &str, place: &str) -> Result<(), ApiError> {
        let audit = id(audit, "audit")?;
        let loaded = self.load(audit)?;
        if crate::answers::places::known(&loaded, place) && loaded.row.last_place != place {
            // Nothing that anybody wrote is lost with it. A disk that fails is said at the next answer, which would be.
            let _ = self.store.write(|writer| Ok::<_, ApiError>(writer.set_place(audit, place)?));
        }
        self.snapshot_if_due();
        Ok(())
    }

    /// Adds the time for which a standard was in front, for the minutes left, where that can be kept. More than an hour at
    /// once is a lunch break.
    ///
    /// # Errors
    /// `not-found`; the store's where it cannot be read.
    pub fn spent(&mut self, audit: &str, standard: &str, seconds: u32) -> Result<(), ApiError> {
        let audit = id(audit, "audit")?;
        if !(1..=3_600).contains(&seconds) {
            return Ok(());
        }
        self.store.read()?.audit(audit)?;
        // An estimate that is a little off stands in nobody's way.
        let _ = self.store.write(|writer| Ok::<_, ApiError>(writer.add_time(audit, standard, seconds)?));
        Ok(())
    }

    pub(crate) fn view(&self, loaded: &Loaded) -> Result<AuditView, ApiError> {
        let reader = self.store.read()?;
        let findings = self.findings(loaded)?;
        let (undo, redo, undo_stops) = self.undo_words(loaded)?;
        let latest = reader.latest(loaded.row.id)?;
        let exports = reader.exports(loaded.row.id)?;
        let newest = exports.last().filter(|_| loaded.locked());
        let language = &loaded.language;
        let text = |text: &audit_core::text::Text| text.get(language).to_owned();
        let questions: Vec<_> = loaded.tool.questions_for(&loaded.facts).collect();
        let answered = |q: &&&audit_core::tool::Question| {
            loaded.content.questions.get(&q.id).is_some_and(|answer| answer.answer.is_some())
        };
        let unsure = |q: &&&audit_core::tool::Question| {
            loaded.content.questions.get(&q.id).is_some_and(|answer| answer.from_last_time)
        };
        let weigh = |weight: Weight| findings.iter().filter(|f| f.weight == weight).count() as u32;
        let (declarations, declarations_agreed) = loaded.declarations();
        let shown = loaded.shown();
        Ok(AuditView {
            id: loaded.row.id.to_string(),
            organisation: given(loaded.content.profile.name.clone()),
            audit: loaded.audit_name(),
            title: text(&loaded.tool.title),
            notice: audit_core::wording::about_standards(&text(&loaded.tool.notice)),
            you: loaded.you(),
            before_text: text(&loaded.tool.before_text),
            state: match newest {
                None => AuditState::Open,
                Some(export) if export.sent_at.is_some() => AuditState::Sent,
                Some(_) => AuditState::Ready,
            },
            revision: loaded.row.revision as u32,
            revision_reason: given(self.revision_reason(loaded)?),
            for_own_use: loaded.content.profile.own_use,
            readers: loaded.readers(),
            agreed: given(loaded.agreed()),
            progress: self.progress(loaded, &shown)?,
            levels: loaded
                .tool
                .levels
                .iter()
                .map(|level| LevelView {
                    code: level.code.to_string(),
                    label: text(&level.label),
                    counts: level.counts.into(),
                })
                .collect(),
            areas: areas(loaded, &shown, &findings),
            profile_complete: !findings
                .iter()
                .any(|f| f.weight == Weight::Stops && matches!(f.place, Place::Profile(_) | Place::Fact(_))),
            stops: weigh(Weight::Stops),
            warns: weigh(Weight::Warns),
            questions: questions.len() as u32,
            questions_answered: questions.iter().filter(answered).count() as u32,
            questions_unconfirmed: questions.iter().filter(unsure).count() as u32,
            declarations,
            declarations_agreed,
            withdrawn: loaded.withdrawn(),
            kept_aside: (loaded.kept_aside().len() + loaded.questions_aside().len()) as u32,
            brought: self.import_reports(loaded, latest.as_ref())?,
            snapshot_trouble: self.snapshot_trouble(),
            saved: latest.map(|operation| operation.at),
            undo,
            redo,
            undo_stops: given(undo_stops),
            place: loaded.row.last_place.clone(),
            begun: self.begun(loaded)?.map(|day| day.to_string()),
            roles: self.roles(loaded)?,
            submitter: loaded.row.submitter.to_string(),
            next: self.next_editions(loaded)?,
            carried: is_carried(loaded),
            carry_from: self.origins(loaded)?.into_iter().map(|origin| origin.name).collect(),
            waiting: editions::waiting(&loaded.tool, &loaded.fields) as u32,
            drafts: self.drafts(loaded)?,
            unconfirmed: findings.iter().filter(|f| f.code == Code::NotConfirmed).count() as u32,
        })
    }

    /// Roles offered as owners: those of the tool for this kind of organisation, those typed before, those of the organisation that the
    /// audit was started like; behind them those of other kinds.
    fn roles(&self, loaded: &Loaded) -> Result<Vec<String>, ApiError> {
        let like = self.started_like(loaded.row.id)?;
        let (own, others): (Vec<_>, Vec<_>) =
            loaded.tool.person_roles.iter().partition(|role| role.offered.holds(&loaded.facts));
        let title = |role: &'_ PersonRole| role.title.get(&loaded.language).to_owned();
        let actions = loaded.content.actions.iter().map(|action| action.owner.clone());
        let evidence = loaded.content.evidence.iter().map(|evidence| evidence.owner.clone());
        let all = own.into_iter().map(title).chain(actions).chain(evidence).chain(like.roles);
        let mut roles: Vec<String> = Vec::new();
        for role in all.chain(others.into_iter().map(title)) {
            let role = role.trim();
            if !role.is_empty() && !roles.iter().any(|known| known.eq_ignore_ascii_case(role)) {
                roles.push(role.to_owned());
            }
        }
        Ok(roles)
    }

    pub(crate) fn progress(&self, loaded: &Loaded, shown: &[Placed<'_>]) -> Result<ProgressView, ApiError> {
        let counted = scoring::count_of(&loaded.tool, &loaded.content, shown);
        let ids: BTreeSet<&str> = shown.iter().map(|placed| placed.standard.id.as_str()).collect();
        let reader = self.store.read()?;
        let times = reader.times(loaded.row.id)?;
        let mut own: Vec<u32> = Vec::new();
        for time in times.iter().filter(|time| ids.contains(time.standard.as_str())) {
            // Once a standard was rated its time is known, also when the rating was cleared since: that row stays without a value.
            let key = format!("standard/{}/rating", time.standard);
            if is_rated(loaded, &time.standard) || reader.field(loaded.row.id, &key)?.is_some() {
                own.push(u32::try_from(time.seconds).unwrap_or(u32::MAX));
            }
        }
        let left = time_left(&own, counted.unrated);
        Ok(ProgressView {
            shown: counted.shown as u32,
            rated: counted.rated() as u32,
            met: counted.met as u32,
            partly: counted.partly as u32,
            not_met: counted.not_met as u32,
            not_applicable: counted.not_applicable as u32,
            unrated: counted.unrated as u32,
            score: counted.score().map(percent),
            band: counted.band(&loaded.tool.bands).map(|band| band.label.get(&loaded.language).to_owned()),
            minutes_left: left.minutes,
            minutes_from_own_times: left.own_times,
            explanation: explanation(&counted, left, own.len()),
        })
    }
}

fn is_rated(loaded: &Loaded, standard: &str) -> bool {
    loaded.content.answers.iter().any(|(id, answer)| id.as_str() == standard && answer.rating.is_some())
}

fn explanation(counted: &Count, left: TimeLeft, own_times: usize) -> Vec<String> {
    let mut sentences = vec![
        format!(
            "{} shown for your organisation. {} rated, {} left.",
            count(counted.shown, "standard is", "standards are"),
            counted.rated(),
            counted.unrated
        ),
        format!(
            "{} of {} applicable standards met. A standard that is not applicable is left out; one that is not rated yet \
             counts as not met.",
            counted.met,
            counted.applicable()
        ),
    ];
    sentences.push(match left.own_times {
        true => format!("Time left: your usual time for one standard (you have done {own_times}), for each one left."),
        false => "Time left: about 3 minutes for each standard, until you have done five.".to_owned(),
    });
    sentences
}

/// What the check says about each standard.
type Remarks<'f> = BTreeMap<&'f StandardId, Vec<&'f Finding>>;

fn areas(loaded: &Loaded, shown: &[Placed<'_>], findings: &[Finding]) -> Vec<AreaView> {
    let mut remarks = Remarks::new();
    for finding in findings {
        if let Some(id) = finding.place.standard() {
            remarks.entry(id).or_default().push(finding);
        }
    }
    let counts = scoring::by_area_of(&loaded.tool, &loaded.content, shown);
    let not_shown = loaded.tool.not_shown(&loaded.facts);
    let all = loaded.tool.areas.iter().enumerate();
    all.filter_map(|(place, area)| {
        let (_, counted) = counts.iter().find(|(id, _)| **id == area.id)?;
        let here = shown.iter().filter(|placed| placed.area.id == area.id);
        Some(AreaView {
            id: area.id.to_string(),
            number: (place + 1).to_string(),
            title: area.title.get(&loaded.language).to_owned(),
            rated: counted.rated() as u32,
            shown: counted.shown as u32,
            score: counted.score().map(percent),
            met: counted.met as u32,
            partly: counted.partly as u32,
            not_met: counted.not_met as u32,
            not_applicable: counted.not_applicable as u32,
            standards: here.map(|placed| row(loaded, placed, &remarks)).collect(),
            left_out: crate::answers::left_out::of_area(loaded, &not_shown, &area.id),
        })
    })
    .collect()
}

fn row(loaded: &Loaded, placed: &Placed<'_>, remarks: &Remarks<'_>) -> StandardRow {
    let standard = &placed.standard.id;
    let answer = loaded.content.answer(standard);
    let level = match &answer.rating {
        Some(Rating::Level(code)) => loaded.tool.level(code),
        _ => None,
    };
    let mark = match (&answer.rating, level) {
        (Some(Rating::NotApplicable), _) => Mark::NotApplicable,
        (_, Some(level)) => level.counts.into(),
        _ => Mark::Unrated,
    };
    let told = |finding: &&&Finding| !matches!(finding.code, Code::Unrated | Code::ManyNotApplicable);
    let here: Vec<_> = remarks.get(standard).into_iter().flatten().filter(told).collect();
    let stops = here.iter().any(|finding| finding.weight == Weight::Stops);
    let said = answer
        .evidence
        .iter()
        .filter(|id| loaded.content.evidence_by(**id).is_some_and(audit_core::audit::Evidence::says_something));
    StandardRow {
        id: standard.to_string(),
        number: placed.number.clone(),
        statement: placed.standard.statement.get(&loaded.language).to_owned(),
        rating: answer.rating.as_ref().map(|rating| rating.code().to_owned()),
        mark,
        attention: stops,
        remarks: here.iter().filter(|finding| finding.weight == Weight::Warns).count() as u32,
        actions: ActionCount::of(loaded.content.actions_of(standard)).standing() as u32,
        evidence: said.count() as u32,
    }
}
