//! What a person should do next.

use domain::{Category, Priority};

use crate::entities::days::Event;
use crate::entities::roles::Role;
use crate::judgement::{DeadlineHint, SuggestedAction as A};
use crate::lexicon::Concept as C;
use crate::reading::Reading;

/// Suggests one action; nothing carries it out by itself.
pub(crate) fn action(
    reading: &Reading<'_>,
    category: Category,
    priority: Priority,
    is_first_contact: bool,
    events: &[Event],
    hint: Option<&DeadlineHint>,
) -> A {
    let has = |role: Role| events.iter().any(|e| e.role == role);
    match category {
        Category::Spam => A::Ignore,
        Category::LaposteNotification if priority == Priority::High => A::CollectLetter,
        Category::LaposteNotification => A::File,
        Category::Urgent => A::CallBack,
        Category::NouveauClient => A::ProposeMeeting,
        Category::Ceseda
            if reading.says_any(&[C::Detention, C::Jld])
                && priority == Priority::Critical
                && !has(Role::Hearing) =>
        {
            A::CallBack
        }
        Category::Ceseda if has(Role::Hearing) => A::PrepareHearing,
        Category::Ceseda if hint.is_some() => A::ComputeDeadline,
        Category::Ceseda if has(Role::Appointment) => A::PrepareAppointment,
        Category::Ceseda if reading.says(C::DocsRequestAuthority) => A::CompleteFile,
        Category::Ceseda if is_first_contact => A::OpenWorkspace,
        Category::Ceseda if priority == Priority::High => A::ComputeDeadline,
        Category::Ceseda => A::File,
        Category::ReponseClient if priority == Priority::Low => A::File,
        Category::ReponseClient if reading.says(C::SendsDocs) && !reading.says(C::FeesMoney) => {
            A::CompleteFile
        }
        Category::ReponseClient => A::Reply,
        Category::General if priority == Priority::Low => A::Ignore,
        Category::General
            if reading.says_any(&[C::Supplier]) && reading.says(C::FeesMoney)
                || reading.subject.text.contains("facture") =>
        {
            A::ForwardToAccounting
        }
        Category::General if reading.says_any(&[C::Application, C::Press, C::Invitation]) => {
            A::Reply
        }
        Category::General => A::File,
    }
}
