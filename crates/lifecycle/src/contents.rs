//! Contents, each kept once however many revisions share it.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::content::Content;

/// A content's place in [`Contents`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct ContentId(u32);

/// The contents of an account's revisions.
#[derive(Clone, Debug, Default)]
pub(crate) struct Contents {
    /// Hashed without a random seed, which this crate has no source for.
    ids: FxHashMap<Arc<Content>, ContentId>,
    slots: Vec<Slot>,
    free: Vec<ContentId>,
}

#[derive(Clone, Debug)]
struct Slot {
    content: Option<Arc<Content>>,
    revisions: u32,
}

impl ContentId {
    /// Where the content of a revision that is gone is said to be: nowhere.
    pub(crate) const GONE: Self = Self(u32::MAX);
}

impl Contents {
    /// Keeps `content` for one more revision.
    pub(crate) fn keep(&mut self, content: &Arc<Content>) -> ContentId {
        if let Some(&id) = self.ids.get(content) {
            self.keep_again(id);
            return id;
        }
        let slot = Slot { content: Some(Arc::clone(content)), revisions: 1 };
        let id = if let Some(id) = self.free.pop() {
            self.slots[id.0 as usize] = slot;
            id
        } else {
            // At most one slot per revision, and revisions are counted in 32 bits.
            #[allow(clippy::cast_possible_truncation)]
            let id = ContentId(self.slots.len() as u32);
            self.slots.push(slot);
            id
        };
        self.ids.insert(Arc::clone(content), id);
        id
    }

    /// Keeps a content that is there for one more revision.
    pub(crate) fn keep_again(&mut self, id: ContentId) {
        if let Some(slot) = self.slots.get_mut(id.0 as usize) {
            slot.revisions += 1;
        }
    }

    /// Forgets one revision's use of a content, and the content with the last one.
    pub(crate) fn release(&mut self, id: ContentId) {
        let Some(slot) = self.slots.get_mut(id.0 as usize) else { return };
        slot.revisions = slot.revisions.saturating_sub(1);
        if slot.revisions == 0
            && let Some(content) = slot.content.take()
        {
            self.ids.remove(&content);
            self.free.push(id);
        }
    }

    /// The content of a revision that has not been deleted.
    pub(crate) fn get(&self, id: ContentId) -> Option<&Arc<Content>> {
        self.slots.get(id.0 as usize)?.content.as_ref()
    }

    /// How many different contents there are.
    pub(crate) fn len(&self) -> usize {
        self.ids.len()
    }
}
