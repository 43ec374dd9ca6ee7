package io.aoscope.ui.model;

import io.aoscope.engine.debug.RunState;
import io.aoscope.engine.debug.SessionView;
import io.aoscope.engine.device.NodeVersion;
import io.aoscope.engine.device.Profile;
import io.aoscope.engine.session.RunChoice;
import io.aoscope.engine.session.TierChoice;
import io.aoscope.icons.Icons;
import io.aoscope.ui.kit.Action;
import java.util.List;
import java.util.Locale;

/** Which HyperBEAM to be, how to run, and the process from its beginning. */
public final class ChoiceActions {
    private final WorkbenchModel model;
    private final Respawner respawner;
    private final List<Action> profiles;
    private final List<Action> tiers;

    public ChoiceActions(WorkbenchModel model, Respawner respawner) {
        this.model = model;
        this.respawner = respawner;
        this.profiles = List.of(
                profile("profile-standard", Profile.STANDARD, NodeVersion.MAIN),
                profile("profile-hyperbeam-main", Profile.HYPERBEAM, NodeVersion.MAIN),
                profile("profile-hyperbeam-edge", Profile.HYPERBEAM, NodeVersion.EDGE));
        this.tiers = List.of(tier(TierChoice.AUTO), tier(TierChoice.STEPPING), tier(TierChoice.COMPILED));
    }

    /** The profiles, one of which is in force and cannot be chosen. */
    public List<Action> profiles() {
        return profiles;
    }

    public List<Action> tiers() {
        return tiers;
    }

    /** Spawning anew, with and without the messages. */
    public List<Action> spawning() {
        return List.of(
                Action.of("respawn", "Spawn anew…", Icons.RESPAWN, respawner::again)
                        .key("Shortcut+Shift+R")
                        .when(Conditions.on(model, session -> session.run() == RunState.IDLE)),
                Action.of("replay", "Send all messages again", Icons.REPLAY, respawner::replay)
                        .when(Conditions.on(
                                model, session -> session.run() == RunState.IDLE && Respawner.messages(session) > 0)));
    }

    /** A profile as a person calls it: {@code standard}, {@code hyperbeam · edge}. */
    public static String name(RunChoice choice) {
        return choice.profile() == Profile.STANDARD
                ? "standard"
                : "hyperbeam · " + choice.version().name().toLowerCase(Locale.ROOT);
    }

    private Action profile(String id, Profile profile, NodeVersion version) {
        String name = profile == Profile.STANDARD
                ? "standard profile"
                : "HyperBEAM profile, " + version.name().toLowerCase(Locale.ROOT);
        return Action.of(id, "Use " + name, Icons.PROFILE, () -> {
                    RunChoice now = model.picture().get().session().choice();
                    respawner.choose("the " + name, new RunChoice(profile, version, now.tier()));
                })
                .when(Conditions.on(model, session -> Respawner.possible(session) && !is(session, profile, version)));
    }

    private static boolean is(SessionView session, Profile profile, NodeVersion version) {
        return session.choice().samePromise(new RunChoice(profile, version, TierChoice.AUTO));
    }

    private Action tier(TierChoice tier) {
        String text = switch (tier) {
            case AUTO -> "Run: step, compile what is much work";
            case STEPPING -> "Run: always on the stepping tier";
            case COMPILED -> "Run: always compiled";
        };
        return Action.of(
                        "tier-" + tier.name().toLowerCase(Locale.ROOT),
                        text,
                        Icons.TIER,
                        () -> model.ask(model.debug().tier(tier)))
                .when(Conditions.on(model, session -> session.choice().tier() != tier));
    }
}
