//! The demonstration's network.

use safon::demo::{self, Options};

use crate::world::World;

#[tokio::test]
async fn the_demonstration_builds_a_network_with_a_past() {
    let world = World::new().await;
    let options = Options { seed: 7, cooperatives: 12, today: world.app.today() };
    let started = std::time::Instant::now();
    let people = demo::build(&world.app, &options, &mut |_, _, _| {}).await.unwrap();
    eprintln!("built in {:?}", started.elapsed());
    assert!(people.len() > 60);
    assert!(
        people.iter().all(|person| person.email.ends_with(".invalid")),
        "no address of the demonstration can exist"
    );
}
