//! About the organisation.

use super::{OptionView, ServiceTypeView};

view! {
    /// About the organisation. The keys of its fields are `profile/name`, `fact/<id>`, `site/<id>/name` and so on.
    pub struct ProfileView {
        /// Whether it is from last time and not yet confirmed.
        pub from_last_time: bool,
        /// The organisation that these details were copied from, as long as they are not confirmed; none: they are from last time.
        pub from_organisation: Option<String>,
        /// Its name.
        pub name: String,
        /// What it is known by, as this type is asked. The keys of their fields are `identifier/<scheme>`.
        pub identifiers: Vec<IdentifierView>,
        /// That the e-mail address cannot be right; none when it can. A warning only.
        pub email_warning: Option<String>,
        /// That the telephone number cannot be right; none when it can. A warning only.
        pub telephone_warning: Option<String>,
        /// Its type of service; none: not chosen.
        pub service_type: Option<String>,
        /// Types to choose from.
        pub service_types: Vec<ServiceTypeView>,
        /// Facts that are asked of this type, in order.
        pub facts: Vec<FactView>,
        /// Facts that are not asked of this type and are assumed; the organisation may still answer them.
        pub assumed: Vec<FactView>,
        /// Name of the person who completes the audit.
        pub completed_by: String,
        /// Their role.
        pub completed_by_role: String,
        /// Name of the substitute.
        pub substitute: String,
        /// Their role.
        pub substitute_role: String,
        /// E-mail address for questions.
        pub email: String,
        /// Telephone number for questions.
        pub telephone: String,
        /// Whether the audit covers all of the organisation.
        pub covers_all: bool,
        /// Sites and departments.
        pub sites: Vec<SiteView>,
        /// How many standards these facts call for.
        pub standards: u32,
        /// Standards and questions that were answered and are not called for. Their answers are kept.
        pub kept_aside: Vec<KeptAsideView>,
        /// Whether it is locked by an export.
        pub locked: bool,
    }

    /// Something that was answered and does not apply now.
    pub struct KeptAsideView {
        /// “4.6 …”
        pub line: String,
        /// Where the answer can be looked at, for the router; none: it stands here.
        pub place: Option<String>,
        /// The answer to a question; none for a standard.
        pub answer: Option<String>,
    }

    /// Something that an organisation is known by, such as a number in a register.
    pub struct IdentifierView {
        /// Which register it is from: names its field.
        pub scheme: String,
        /// What it is called: “ODS code”.
        pub label: String,
        /// Hint below it; none: there is none.
        pub hint: Option<String>,
        /// What it is; none: not given.
        pub value: Option<String>,
        /// That it looks unusual; none when it does not. A warning only.
        pub warning: Option<String>,
        /// Whether nobody minds when it is left empty.
        pub optional: bool,
        /// Whether all organisations of a group have the same.
        pub shared: bool,
    }

    /// A fact that decides which standards apply.
    pub struct FactView {
        /// Its id.
        pub id: String,
        /// The question.
        pub question: String,
        /// Hint below it.
        pub hint: String,
        /// `yes` and `no`, or the choices.
        pub options: Vec<OptionView>,
        /// The answer; none: not answered.
        pub value: Option<String>,
        /// Whether nobody said so: it is what the audit tool assumes.
        pub assumed: bool,
    }

    /// A site or department.
    pub struct SiteView {
        /// Its id.
        pub id: String,
        /// Its name.
        pub name: String,
        /// Whether the audit covers it (`in` or `out` in the field).
        pub covered: bool,
        /// Where assurance for it is found otherwise.
        pub assured_by: String,
    }
}
