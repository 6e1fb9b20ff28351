//! Who takes part in a workspace, and as what.

use crate::{
    Error, Session,
    router::Handle,
    words,
    workspaces::{find_again, new_contact},
};
use contract::{
    people::{PersonView, RemovePerson, SetPerson},
    workspaces::WorkspaceView,
};
use domain::Capability;
use serde_json::json;
use store::{Contact, Id, Part, Reader, Workspace, WorkspaceContact};

/// The people of a workspace, the client first.
pub(crate) fn of_workspace(reader: &Reader<'_>, workspace: Id) -> Result<Vec<PersonView>, Error> {
    let mut people = Vec::new();
    for link in reader.workspace_contacts(workspace)? {
        let Some(contact) = reader.get::<Contact>(&link.contact_id)? else {
            continue;
        };
        people.push(PersonView {
            contact_id: contact.id.to_string(),
            name: contact.display_name,
            part: link.part.as_str().to_owned(),
            points: reader
                .contact_points(link.contact_id)?
                .into_iter()
                .map(|point| point.value)
                .collect(),
        });
    }
    people.sort_by_key(|person| {
        Part::ALL
            .iter()
            .position(|part| part.as_str() == person.part)
    });
    Ok(people)
}

impl Handle<SetPerson> for Session {
    fn handle(&self, request: SetPerson) -> Result<WorkspaceView, Error> {
        self.require(Capability::Work)?;
        let id = words::id(&request.workspace_id)?;
        let part: Part = request
            .part
            .parse()
            .map_err(|_| Error::invalid("part", &request.part))?;
        self.write(|writer| {
            let workspace: Workspace = writer.expect(&id)?;
            let contact: Contact = match (&request.contact_id, &request.name) {
                (Some(contact), _) => writer.expect(&words::id(contact)?)?,
                (None, Some(name)) => new_contact(self, writer, name, request.point.as_deref())?,
                (None, None) => return Err(Error::invalid("person", "")),
            };
            writer.save(&WorkspaceContact::new(id, contact.id, part))?;
            self.note(
                writer,
                id,
                "person_set",
                json!({ "who": contact.display_name, "to": part.as_str() }),
            )?;
            find_again(writer, &workspace)
        })?;
        self.changed_workspace(id)
    }
}

impl Handle<RemovePerson> for Session {
    fn handle(&self, request: RemovePerson) -> Result<WorkspaceView, Error> {
        self.require(Capability::Work)?;
        let id = words::id(&request.workspace_id)?;
        let contact = words::id(&request.contact_id)?;
        self.write(|writer| {
            let workspace: Workspace = writer.expect(&id)?;
            let person: Contact = writer.expect(&contact)?;
            let link = WorkspaceContact::new(id, contact, Part::Client).id;
            if writer.delete::<WorkspaceContact>(&link)? {
                let params = json!({ "who": person.display_name });
                self.note(writer, id, "person_removed", params)?;
            }
            find_again(writer, &workspace)
        })?;
        self.changed_workspace(id)
    }
}
