//! Names of clusters and services.

use std::fmt;
use std::sync::Arc;

use crate::identity::is_name_byte;

/// The longest name of a cluster or a service, in characters.
const MAX_LENGTH: usize = 255;

macro_rules! name {
    ($(#[$doc:meta])* $type:ident) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $type(Arc<str>);

        impl $type {
            /// What has this name, if something can have it.
            pub fn parse(name: &str) -> Option<Self> {
                let valid = (1..=MAX_LENGTH).contains(&name.len()) && name.bytes().all(is_name_byte);
                valid.then(|| Self(name.into()))
            }

            /// The name.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::borrow::Borrow<str> for $type {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $type {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(&self.0)
            }
        }

        impl fmt::Debug for $type {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(&self.0)
            }
        }
    };
}

name! {
    /// The name of a cluster: 1 to 255 letters, digits, hyphens and underscores.
    ClusterName
}

name! {
    /// The name of a service: 1 to 255 letters, digits, hyphens and underscores, unique in its cluster.
    ServiceName
}

impl ClusterName {
    /// The cluster that is meant where none is named.
    pub fn default_cluster() -> Self {
        Self("default".into())
    }
}
