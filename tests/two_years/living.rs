//! What happens in the network from day to day, by chance.

use entities::access::Role;
use entities::audits::AuditState;
use entities::cooperatives::GovernanceKind;
use entities::findings::corrective_action;
use entities::ids::AccountId;

use super::network::{COOPS, Network};
use super::oracle::Seat;

impl Network {
    /// What people do on a day. Nothing that a clock a year ahead would end is begun while `quiet`.
    pub async fn live(&mut self, quiet: bool) {
        let today = self.today();
        for at in 0..self.facts.workers.len() {
            if self.facts.workers[at].left.is_some() {
                continue;
            }
            let until = self.facts.workers[at].certificates.iter().map(|(_, until)| *until).max();
            let near = until.is_some_and(|until| (until - today).num_days() < 40);
            if near && self.chance.per_mille(15) {
                self.certificate(at, today).await;
            } else if self.chance.per_mille(1) {
                self.leaves_work(at).await;
            }
        }
        for coop in 0..COOPS.len() {
            let place = self.facts.coops[coop].id;
            if self.chance.per_mille(4) {
                let ends = self.chance.between(25, 500);
                self.employ(coop, ends).await;
            }
            let until =
                self.facts.papers.iter().filter(|paper| paper.coop == place).map(|paper| paper.until).max();
            let near = until.is_some_and(|until| (until - today).num_days() < 30);
            if near && self.chance.per_mille(25) {
                let good_for = self.chance.between(150, 400);
                self.paper(coop, good_for).await;
            }
            for kind in [GovernanceKind::Agm, GovernanceKind::AnnualReturn] {
                if self.chance.per_mille(3) {
                    self.met_or_filed(coop, kind).await;
                }
            }
            let owners: Vec<AccountId> =
                self.facts.holders.iter().filter(|held| held.0 == place).map(|held| held.2).collect();
            if !owners.is_empty() && self.chance.per_mille(20) {
                let owner = owners[self.chance.below(owners.len())];
                let days = self.chance.between(3, 60);
                self.action(coop, owner, days).await;
            }
            if !quiet && self.chance.per_mille(10) {
                let days = self.chance.between(10, 60);
                self.visit(coop, days).await;
            }
            if !quiet && self.chance.per_mille(10) {
                self.comments(coop).await;
            }
            for (role, per_mille) in [(Role::Manager, 60), (Role::BoardChair, 60), (Role::BoardMember, 60)] {
                let there = self.facts.holders.iter().any(|held| held.0 == place && held.1 == role);
                if !there && self.chance.per_mille(per_mille) {
                    self.join(coop, role).await;
                }
            }
        }
        for at in 0..self.facts.actions.len() {
            if self.facts.actions[at].contain.is_some() && self.chance.per_mille(60) {
                self.begin(at, corrective_action::Column::ContainedOn).await;
            }
            if self.facts.actions[at].plan.is_some() && self.chance.per_mille(50) {
                self.begin(at, corrective_action::Column::PlanSubmittedOn).await;
            }
            if !self.facts.actions[at].done && self.chance.per_mille(25) {
                self.prove(at).await;
            }
        }
        for at in 0..self.facts.visits.len() {
            let visit = &self.facts.visits[at];
            if visit.over {
                continue;
            }
            if visit.on <= today {
                self.end_visit(at, AuditState::Fieldwork).await;
            } else if self.chance.per_mille(25) {
                let days = self.chance.between(3, 40);
                self.move_visit(at, days).await;
            } else if quiet || self.chance.per_mille(10) {
                self.end_visit(at, AuditState::Cancelled).await;
            }
        }
        for at in 0..self.facts.comments.len() {
            let one = &self.facts.comments[at];
            if !one.settled && today <= one.due() && (quiet || self.chance.per_mille(60)) {
                self.settle(at).await;
            }
        }
        for at in (0..self.facts.delegations.len()).rev() {
            if self.chance.per_mille(10) {
                self.take_back(at).await;
            }
        }
        for held in self.facts.holders.clone() {
            if held.1 == Role::Manager && self.chance.per_mille(20) {
                let others: Vec<AccountId> = self
                    .facts
                    .holders
                    .iter()
                    .filter(|other| other.0 == held.0 && other.2 != held.2)
                    .map(|other| other.2)
                    .collect();
                if !others.is_empty() {
                    let (to, days) = (others[self.chance.below(others.len())], self.chance.between(2, 120));
                    self.delegate(held.0, held.2, to, days).await;
                }
            }
            if self.chance.per_mille(8) {
                let seat = if held.1 == Role::Manager { Seat::Managers } else { Seat::Board };
                self.share(held.0, seat, held.2).await;
            }
            if self.chance.per_mille(3) {
                self.leave(held).await;
            } else if self.facts.stopped.contains(&held.2) {
                if self.chance.per_mille(30) {
                    self.stop(held.2, true).await;
                }
            } else if self.chance.per_mille(3) {
                self.stop(held.2, false).await;
            }
        }
    }
}
