//! Which criteria fail most, in how many of the audits that looked at them; and the same by the Act's principles and by the
//! ten measures.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use entities::audits::{AssessmentResult, ScopeState, assessment, audit};
use entities::cooperatives::cooperative_area;
use entities::ids::{CriterionId, OrganisationId, VersionId};
use entities::standards::criterion;
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

use super::content::{Criteria, Criterion, Found, Tagged};
use super::rules::{Period, tells_of_few};
use crate::foundation::error::Result;
use crate::foundation::sheet::Both;
use crate::standards;
use crate::standards::pack::{Name, Pack};

/// What the audits that became final in a period found. `areas`: whoever asks may see the audits of these alone; of the rest
/// of the network they are told sums from which no few co-ops can be worked out.
pub async fn criteria(
    database: &impl ConnectionTrait,
    period: Period,
    areas: Option<&[String]>,
) -> Result<Criteria> {
    let whole = results(database, period, None).await?;
    let own = match areas {
        Some(areas) => Some(results(database, period, Some(areas)).await?),
        None => None,
    };
    let audited = audited(database, period, None).await?;
    let (mut audited_own, mut others) = (None, HashMap::new());
    if let Some(areas) = areas {
        audited_own = Some(self::audited(database, period, Some(areas)).await?);
        others = coops(database, period, None).await?;
        for (criterion, own) in coops(database, period, Some(areas)).await? {
            others.entry(criterion).and_modify(|all| *all = all.saturating_sub(own));
        }
    }
    let ids: BTreeSet<CriterionId> = whole.keys().copied().collect();
    let rows = criterion::Entity::find().filter(criterion::Column::Id.is_in(ids)).all(database).await?;
    let mut texts: BTreeMap<VersionId, Arc<Pack>> = BTreeMap::new();
    for version in rows.iter().map(|row| row.version_id).collect::<BTreeSet<_>>() {
        texts.insert(version, standards::pack(database, version).await?);
    }
    Ok(compose(&Counted { whole, own, others, audited, audited_own }, &rows, &texts))
}

/// What was counted.
struct Counted {
    whole: HashMap<CriterionId, Found>,
    /// In the areas of whoever asks; none: they may see all.
    own: Option<HashMap<CriterionId, Found>>,
    /// How many co-ops elsewhere were looked at for each; several audits of one tell of it alone.
    others: HashMap<CriterionId, u64>,
    /// Audits by co-op.
    audited: HashMap<OrganisationId, u64>,
    audited_own: Option<HashMap<OrganisationId, u64>>,
}

fn compose(counted: &Counted, rows: &[criterion::Model], texts: &BTreeMap<VersionId, Arc<Pack>>) -> Criteria {
    let own_areas_only = counted
        .audited_own
        .as_ref()
        .is_some_and(|own| tells_of_few(counted.audited.len().saturating_sub(own.len()) as u64));
    let (found, audited) = match (&counted.own, &counted.audited_own) {
        (Some(own), Some(audited)) if own_areas_only => (own, audited),
        _ => (&counted.whole, &counted.audited),
    };
    let several = texts.values().map(|pack| &pack.standard.code).collect::<BTreeSet<_>>().len() > 1;
    // The latest version first: its code and words are shown.
    let mut rows: Vec<&criterion::Model> = rows.iter().collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.version_id));
    let mut each: BTreeMap<(&str, &str), Criterion> = BTreeMap::new();
    // Of a criterion of several versions: at least so many co-ops elsewhere, those of the version that most were audited by.
    let mut others: BTreeMap<(&str, &str), u64> = BTreeMap::new();
    for row in rows {
        let Some(pack) = texts.get(&row.version_id) else { continue };
        let Some(results) = found.get(&row.id) else { continue };
        let key = (pack.standard.code.as_str(), row.key.as_str());
        let here = counted.others.get(&row.id).copied().unwrap_or(0);
        let most = others.entry(key).or_insert(here);
        *most = Ord::max(*most, here);
        each.entry(key).and_modify(|one| one.found = one.found.plus(*results)).or_insert_with(|| Criterion {
            key: row.key.clone(),
            code: if several { format!("{} {}", pack.standard.code, row.code) } else { row.code.clone() },
            title: Both::new(&row.title_en, &row.title_cy),
            severity: row.severity,
            found: *results,
        });
    }
    let all = each.len();
    if counted.own.is_some() && !own_areas_only {
        each.retain(|key, _| !others.get(key).is_some_and(|others| tells_of_few(*others)));
    }
    let kept_back = all - each.len();
    let (principles, measures) = by_tag(&each, texts);
    let mut each: Vec<Criterion> = each.into_values().collect();
    each.sort_by_cached_key(|one| {
        let failed = std::cmp::Reverse((one.found.failed(), one.found.not_met));
        (failed, one.found.met_percent(), in_order(&one.code), one.key.clone())
    });
    Criteria { own_areas_only, audits: audited.values().sum(), each, kept_back, principles, measures }
}

/// A code as its numbers come: 2.10 after 2.9.
fn in_order(code: &str) -> Vec<u32> {
    code.split(|c: char| !c.is_ascii_digit()).filter_map(|part| part.parse().ok()).collect()
}

fn by_tag(
    each: &BTreeMap<(&str, &str), Criterion>,
    texts: &BTreeMap<VersionId, Arc<Pack>>,
) -> (Vec<Tagged>, Vec<Tagged>) {
    let both = |name: &Name| Both::new(&name.en, &name.cy);
    let mut principles: Vec<(String, Tagged)> = Vec::new();
    let mut measures: BTreeMap<u32, Tagged> = BTreeMap::new();
    // The latest version first: its words are shown.
    for pack in texts.values().rev() {
        for principle in &pack.act_principles {
            if principles.iter().all(|(code, _)| *code != principle.code) {
                principles.push((principle.code.clone(), untold(both(&principle.name))));
            }
        }
        for measure in &pack.measures {
            measures.entry(measure.number).or_insert_with(|| untold(both(&measure.name)));
        }
    }
    for ((standard, key), one) in each {
        let tagged =
            texts.values().rev().find(|p| p.standard.code == *standard && p.criterion(key).is_some());
        let Some(criterion) = tagged.and_then(|pack| pack.criterion(key)) else { continue };
        let of_principles = principles.iter_mut().filter(|(code, _)| criterion.act_principles.contains(code));
        let of_measures = measures.iter_mut().filter(|(number, _)| criterion.measures.contains(number));
        for tagged in of_principles.map(|(_, one)| one).chain(of_measures.map(|(_, one)| one)) {
            tagged.criteria += 1;
            tagged.found = tagged.found.plus(one.found);
        }
    }
    (principles.into_iter().map(|(_, one)| one).collect(), measures.into_values().collect())
}

fn untold(name: Both) -> Tagged {
    Tagged { name, criteria: 0, found: Found::default() }
}

/// The audits that became final in a period, of the co-ops in some areas or of all.
fn finalised(period: Period, areas: Option<&[String]>) -> SelectStatement {
    let mut query = Query::select();
    query.from(audit::Entity).and_where(audit::Column::FinalisedOn.between(period.from, period.until));
    if let Some(areas) = areas {
        let there = Query::select()
            .column(cooperative_area::Column::CooperativeId)
            .from(cooperative_area::Entity)
            .and_where(cooperative_area::Column::LocalAuthority.is_in(areas.iter().map(String::as_str)))
            .to_owned();
        query.and_where(audit::Column::CooperativeId.in_subquery(there));
    }
    query
}

/// Results by criterion: the database counts, as there are millions of them. (Asked for by their audits, so that it goes by
/// the index of these and not over all results.)
async fn results(
    database: &impl ConnectionTrait,
    period: Period,
    areas: Option<&[String]>,
) -> Result<HashMap<CriterionId, Found>> {
    use AssessmentResult::{Met, NotMet, PartlyMet};
    let audits = finalised(period, areas).column(audit::Column::Id).to_owned();
    let rows: Vec<(CriterionId, AssessmentResult, i64)> = assessment::Entity::find()
        .select_only()
        .columns([assessment::Column::CriterionId, assessment::Column::Result])
        .column_as(assessment::Column::Id.count(), "times")
        .filter(assessment::Column::AuditId.in_subquery(audits))
        .filter(assessment::Column::Scope.eq(ScopeState::InScope))
        .filter(assessment::Column::Result.is_in([Met, PartlyMet, NotMet]))
        .group_by(assessment::Column::CriterionId)
        .group_by(assessment::Column::Result)
        .into_tuple()
        .all(database)
        .await?;
    let mut found: HashMap<CriterionId, Found> = HashMap::new();
    for (criterion, result, times) in rows {
        let (one, times) = (found.entry(criterion).or_default(), u64::try_from(times).unwrap_or_default());
        match result {
            Met => one.met += times,
            PartlyMet => one.partly_met += times,
            NotMet => one.not_met += times,
            AssessmentResult::NotApplicable | AssessmentResult::NotAssessed => {}
        }
    }
    Ok(found)
}

/// How many co-ops were looked at for each criterion.
async fn coops(
    database: &impl ConnectionTrait,
    period: Period,
    areas: Option<&[String]>,
) -> Result<HashMap<CriterionId, u64>> {
    use AssessmentResult::{Met, NotMet, PartlyMet};
    let audits = finalised(period, areas).column(audit::Column::Id).to_owned();
    let each = Expr::col((audit::Entity, audit::Column::CooperativeId)).count_distinct();
    let rows: Vec<(CriterionId, i64)> = assessment::Entity::find()
        .select_only()
        .column(assessment::Column::CriterionId)
        .column_as(each, "coops")
        .inner_join(audit::Entity)
        .filter(assessment::Column::AuditId.in_subquery(audits))
        .filter(assessment::Column::Scope.eq(ScopeState::InScope))
        .filter(assessment::Column::Result.is_in([Met, PartlyMet, NotMet]))
        .group_by(assessment::Column::CriterionId)
        .into_tuple()
        .all(database)
        .await?;
    Ok(rows.into_iter().map(|(id, coops)| (id, u64::try_from(coops).unwrap_or_default())).collect())
}

/// How many audits became final, by co-op.
async fn audited(
    database: &impl ConnectionTrait,
    period: Period,
    areas: Option<&[String]>,
) -> Result<HashMap<OrganisationId, u64>> {
    let audits = finalised(period, areas).column(audit::Column::Id).to_owned();
    let rows: Vec<(OrganisationId, i64)> = audit::Entity::find()
        .select_only()
        .column(audit::Column::CooperativeId)
        .column_as(audit::Column::Id.count(), "times")
        .filter(audit::Column::Id.in_subquery(audits))
        .group_by(audit::Column::CooperativeId)
        .into_tuple()
        .all(database)
        .await?;
    Ok(rows.into_iter().map(|(coop, times)| (coop, u64::try_from(times).unwrap_or_default())).collect())
}
