//! Files → all values of the journey, as the program makes them.

#![allow(dead_code, reason = "each test that uses it needs a part")]

use std::sync::Arc;

use onrecord::anchor::{self, Anchored};
use onrecord::check::{self, report::Report};
use onrecord::ground::address::Address;
use onrecord::ground::files::Files;
use onrecord::site::{self, Site};
use onrecord::tell::annotation::Annotations;
use onrecord::{parse, render, tell};

/// Everything that is known of a site, from stage to stage.
pub struct Journey {
    pub files: Arc<Files>,
    pub anchored: Anchored,
    pub report: Report,
    /// None where the site has errors.
    pub site: Option<Site>,
}

impl Journey {
    pub fn of(files: Files, options: &check::Options, base_url: Option<String>) -> Journey {
        let files = Arc::new(files);
        let anchored = anchor::anchor(parse::parse(files.clone()));
        let (checked, report) = check::check(anchored.clone(), options, site::addresses);
        let options = site::Options { base_url, drafts: options.drafts };
        let site = checked.map(|checked| site::site(checked, options));
        Journey { files, anchored, report, site }
    }

    /// What `onrecord check` prints.
    pub fn told(&self) -> String {
        tell::term(&self.report, &self.files, false)
    }

    /// What `onrecord check` shows at places, as if the site stood in `desk/` of its repository.
    pub fn annotations(&self) -> Annotations {
        tell::annotations(&self.report, &self.files, "desk/")
    }

    /// The site; where there is none, what is told instead.
    pub fn built(&self) -> Result<&Site, String> {
        self.site.as_ref().ok_or_else(|| format!("This site is not built:\n\n{}", self.told()))
    }

    /// A page's or an asset's bytes as text.
    pub fn page(&self, address: &Address) -> Result<String, String> {
        match render::render(self.built()?, address) {
            Ok(bytes) => Ok(String::from_utf8_lossy(&bytes).into_owned()),
            Err(diagnostic) => Err(format!("{diagnostic:?}")),
        }
    }

    /// Every page and asset of the site.
    pub fn addresses(&self) -> Vec<Address> {
        let site = self.site.as_ref();
        site.map_or(Vec::new(), |site| {
            site.addresses().into_iter().chain(render::assets(site)).collect()
        })
    }
}
