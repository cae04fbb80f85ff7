//! Where the visitor is: the page, which the hash's path names, and how its table is shown, which the hash's query holds.
//!
//! Pure: text in, values out, and back. Whatever text comes in, parsing answers a [`Location`]; what names no page is
//! [`Route::NotFound`], so that the page can say what was asked for.

mod encoding;
mod path;
mod query;

use std::fmt::Write as _;

use encoding::encode;
pub use query::{Direction, Query};

/// A page, and what it is about. Two locations with equal routes are the same page, shown differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// `#/`: the task definitions of the last region used.
    Home,
    /// `#/REGION/task-definitions`
    TaskDefinitions {
        /// The region's code.
        region: String,
    },
    /// `#/REGION/task-definitions/FAMILY`
    Family {
        /// The region's code.
        region: String,
        /// The family's name, in ECS's alphabet.
        family: String,
    },
    /// `#/REGION/task-definitions/FAMILY/REVISION`
    Revision {
        /// The region's code.
        region: String,
        /// The family's name, in ECS's alphabet.
        family: String,
        /// The revision's number, at least 1.
        revision: u32,
    },
    /// `#/REGION/create-task-definition`, `?from=FAMILY:REVISION` for a new revision
    CreateTaskDefinition {
        /// The region's code.
        region: String,
        /// What the new revision is based on.
        from: Option<(String, u32)>,
    },
    /// `#/REGION/clusters`
    Clusters {
        /// The region's code.
        region: String,
    },
    /// `#/REGION/clusters/CLUSTER`
    Cluster {
        /// The region's code.
        region: String,
        /// The cluster's name, in ECS's alphabet.
        cluster: String,
    },
    /// `#/REGION/clusters/CLUSTER/services/SERVICE`
    Service {
        /// The region's code.
        region: String,
        /// The cluster's name, in ECS's alphabet.
        cluster: String,
        /// The service's name, in ECS's alphabet.
        service: String,
    },
    /// `#/REGION/clusters/CLUSTER/tasks/TASKID`
    Task {
        /// The region's code.
        region: String,
        /// The cluster's name, in ECS's alphabet.
        cluster: String,
        /// The task's id: hexadecimal digits.
        task: String,
    },
    /// `#/REGION/run-task`, `#/REGION/create-service`, `#/REGION/update-service`, each with `?taskDefinition=`,
    /// `?cluster=` and `?service=`.
    Launch {
        /// The region's code.
        region: String,
        /// Which of them.
        form: Form,
        /// What the form begins with.
        given: Given,
    },
    /// `#/settings`
    Settings,
    /// `#/kit`: every component of the kit on one page, in debug builds.
    #[cfg(debug_assertions)]
    Kit,
    /// Anything else: what stood after the `#`.
    NotFound(String),
}

/// A form that puts a revision to use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// `run-task`
    RunTask,
    /// `create-service`
    CreateService,
    /// `update-service`
    UpdateService,
}

impl Form {
    const ALL: [Self; 3] = [Self::RunTask, Self::CreateService, Self::UpdateService];

    const fn segment(self) -> &'static str {
        match self {
            Self::RunTask => "run-task",
            Self::CreateService => "create-service",
            Self::UpdateService => "update-service",
        }
    }
}

/// What a link fills a form in with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// A family, with or without a revision.
    pub task_definition: Option<(String, Option<u32>)>,
    /// A cluster's name.
    pub cluster: Option<String>,
    /// A service's name.
    pub service: Option<String>,
}

impl Given {
    /// A revision to use.
    pub fn revision(family: impl Into<String>, revision: u32) -> Self {
        Self { task_definition: Some((family.into(), Some(revision))), ..Self::default() }
    }

    /// A cluster to use it in.
    #[must_use]
    pub fn in_cluster(self, cluster: impl Into<String>) -> Self {
        Self { cluster: Some(cluster.into()), ..self }
    }

    /// A service to use it for.
    #[must_use]
    pub fn for_service(self, service: impl Into<String>) -> Self {
        Self { service: Some(service.into()), ..self }
    }

    /// As the hash's query has it.
    fn pairs(&self) -> [(&'static str, Option<String>); 3] {
        let definition = self.task_definition.as_ref().map(|(family, revision)| match revision {
            Some(revision) => format!("{family}:{revision}"),
            None => family.clone(),
        });
        [("taskDefinition", definition), ("cluster", self.cluster.clone()), ("service", self.service.clone())]
    }
}

impl Route {
    /// The region the page is in; `None` on the pages that belong to none.
    pub fn region(&self) -> Option<&str> {
        match self {
            Self::TaskDefinitions { region }
            | Self::Family { region, .. }
            | Self::Revision { region, .. }
            | Self::CreateTaskDefinition { region, .. }
            | Self::Clusters { region }
            | Self::Cluster { region, .. }
            | Self::Service { region, .. }
            | Self::Task { region, .. }
            | Self::Launch { region, .. } => Some(region),
            #[cfg(debug_assertions)]
            Self::Kit => None,
            Self::Home | Self::Settings | Self::NotFound(_) => None,
        }
    }

    /// The link to the page, `#` included: what an `<a href>` takes.
    pub fn href(&self) -> String {
        self.href_with(&Query::default())
    }

    /// The link to the page as `query` shows it, `#` included.
    pub fn href_with(&self, query: &Query) -> String {
        let mut text = String::from("#/");
        let mut of_route = Query::default();
        match self {
            Self::Home => {}
            Self::TaskDefinitions { region } => text.extend([region, "/task-definitions"]),
            Self::Family { region, family } => text.extend([region, "/task-definitions/", family]),
            Self::Revision { region, family, revision } => {
                text.extend([region, "/task-definitions/", family, "/"]);
                // Writing to a string cannot fail.
                let _ = write!(text, "{revision}");
            }
            Self::CreateTaskDefinition { region, from } => {
                text.extend([region, "/create-task-definition"]);
                if let Some((family, revision)) = from {
                    of_route = of_route.with("from", &format!("{family}:{revision}"));
                }
            }
            Self::Clusters { region } => text.extend([region, "/clusters"]),
            Self::Cluster { region, cluster } => text.extend([region, "/clusters/", cluster]),
            Self::Service { region, cluster, service } => {
                text.extend([region, "/clusters/", cluster, "/services/", service]);
            }
            Self::Task { region, cluster, task } => text.extend([region, "/clusters/", cluster, "/tasks/", task]),
            Self::Launch { region, form, given } => {
                text.extend([region, "/", form.segment()]);
                for (name, value) in given.pairs() {
                    of_route = value.into_iter().fold(of_route, |query, value| query.with(name, &value));
                }
            }
            Self::Settings => text.push_str("settings"),
            #[cfg(debug_assertions)]
            Self::Kit => text.push_str("kit"),
            // What could not be read is handed back as it came.
            Self::NotFound(asked) => return format!("#{asked}"),
        }
        let mut mark = '?';
        for (name, value) in of_route.pairs().chain(query.pairs()) {
            text.push(mark);
            mark = '&';
            encode(&mut text, name);
            text.push('=');
            encode(&mut text, value);
        }
        text
    }
}

/// What the address bar says: the page, and how it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    /// The page.
    pub route: Route,
    /// How its table is filtered, sorted and paged, which tab is open.
    pub query: Query,
}

impl Location {
    /// Reads a hash, with or without its `#`. `is_region` answers whether a text is the code of a region that exists.
    ///
    /// ```
    /// use console::kit::route::{Location, Route};
    ///
    /// let here = Location::parse("#/us-east-1/task-definitions/web?status=ALL&page=2", |code| code == "us-east-1");
    /// assert_eq!(here.route, Route::Family { region: "us-east-1".into(), family: "web".into() });
    /// assert_eq!((here.query.status(), here.query.page()), (Some("ALL"), 2));
    /// ```
    pub fn parse(hash: &str, is_region: fn(&str) -> bool) -> Self {
        let text = hash.strip_prefix('#').unwrap_or(hash);
        let (path, query) = text.split_once('?').unwrap_or((text, ""));
        let mut query = Query::parse(query);
        let route = path::parse(path, &mut query, is_region);
        match route {
            Some(route) => Self { route, query },
            None => Self { route: Route::NotFound(text.to_owned()), query: Query::default() },
        }
    }

    /// The link to this location, `#` included.
    pub fn href(&self) -> String {
        self.route.href_with(&self.query)
    }
}

#[cfg(test)]
mod tests;
