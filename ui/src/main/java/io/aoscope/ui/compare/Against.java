package io.aoscope.ui.compare;

import io.aoscope.engine.debug.BranchView;
import io.aoscope.engine.debug.SessionView;
import io.aoscope.engine.debug.time.Comparison;
import io.aoscope.engine.debug.time.History;
import io.aoscope.engine.debug.time.History.HistoryException;
import io.aoscope.engine.debug.time.Timeline;
import io.aoscope.engine.device.Profile;
import io.aoscope.engine.session.ProcessImage;
import io.aoscope.engine.session.RunChoice;
import io.aoscope.engine.session.SessionOptions;
import io.aoscope.engine.session.TierChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the messages of this process are compared on. */
sealed interface Against {
    /** Another course of history, as it was recorded. */
    record Branch(String name) implements Against {}

    /** The same image under the other profile. */
    record OtherProfile(Profile profile) implements Against {}

    /** The same image on a tier. */
    record Tier(TierChoice tier) implements Against {}

    /** Another image, such as the one before a rebuild. */
    record Image(ProcessImage image) implements Against {}

    /** Another image that is yet to be chosen. */
    record AnyImage() implements Against {}

    default String text() {
        return switch (this) {
            case Branch(String name) -> "branch " + name;
            case OtherProfile(Profile profile) -> "profile " + profile.name().toLowerCase(Locale.ROOT);
            case Tier(TierChoice tier) -> tier.name().toLowerCase(Locale.ROOT) + " tier";
            case Image(ProcessImage image) -> image.source().name();
            case AnyImage() -> "another image…";
        };
    }

    /** What this process can be compared on. */
    static List<Against> choices(SessionView session) {
        List<Against> choices = new ArrayList<>();
        session.branches().stream()
                .filter(branch -> !branch.current())
                .map(BranchView::name)
                .map(Branch::new)
                .forEach(choices::add);
        choices.add(new AnyImage());
        choices.add(new OtherProfile(session.profile() == Profile.STANDARD ? Profile.HYPERBEAM : Profile.STANDARD));
        choices.add(new Tier(TierChoice.STEPPING));
        choices.add(new Tier(TierChoice.COMPILED));
        return choices;
    }

    /** Compares; on the worker. */
    default Comparison compare(History history) throws HistoryException {
        Timeline left = history.branch().timeline();
        SessionOptions options = left.recording().options();
        ProcessImage image = left.recording().image();
        RunChoice choice = options.choice();
        return switch (this) {
            case Branch(String name) -> Comparison.of(left, named(history, name));
            case OtherProfile(Profile profile) ->
                Comparison.of(left, history.beside(image, options.with(choice.withProfile(profile))));
            case Tier(TierChoice tier) ->
                Comparison.of(left, history.beside(image, options.with(choice.withTier(tier))));
            case Image(ProcessImage other) -> Comparison.of(left, history.beside(other, options));
            case AnyImage() -> throw new IllegalStateException("no image was chosen");
        };
    }

    /** The course of history of a branch. */
    static Timeline named(History history, String name) {
        return history.branches().stream()
                .filter(branch -> branch.name().equals(name))
                .findFirst()
                .orElseThrow()
                .timeline();
    }
}
