package io.aoscope.ui.outbox;

import io.aoscope.engine.device.NodeVersion;
import io.aoscope.engine.device.Profile;
import io.aoscope.engine.message.Codec;
import io.aoscope.engine.session.RunChoice;
import io.aoscope.ui.kit.Datum;
import io.aoscope.ui.model.CodeLinks;
import io.aoscope.ui.model.Link;
import io.aoscope.ui.model.Picture;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** What the Outbox panel shows. */
final class OutboxViewModel {
    private static final Pattern OFFSET = Pattern.compile("at 0x([0-9a-f]{1,7})\\b");
    private final ObservableValue<Picture> picture;
    private final Consumer<Link> follow;
    private final ReadOnlyObjectWrapper<Optional<Answer>> answer = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final BooleanProperty cached = new SimpleBooleanProperty();
    private final ObjectProperty<Part> part = new SimpleObjectProperty<>(Part.MESSAGES);

    /** A part of an answer. */
    enum Part {
        MESSAGES("Messages", "No message was sent", answer -> answer.messages().size()),
        PATCHES(
                "Patches",
                "The reply lists no patches",
                answer -> answer.patches().size()),
        WARNINGS("Warnings", "Nothing to warn of", answer -> answer.warnings().size()),
        IMPORTS(
                "Undefined imports",
                "Every import called was answered by a device",
                answer -> answer.imports().size());

        private final String title;
        private final String nothing;
        private final ToIntFunction<Answer> count;

        Part(String title, String nothing, ToIntFunction<Answer> count) {
            this.title = title;
            this.nothing = nothing;
            this.count = count;
        }

        String title() {
            return title;
        }

        /** What to say where there is none. */
        String nothing() {
            return nothing;
        }

        int count(Answer answer) {
            return count.applyAsInt(answer);
        }
    }

    /** The value at a path of the results at the focus. */
    Optional<Datum> datum(String path) {
        return picture.getValue().point().map(at -> new Datum.Field(at.slot(), path));
    }

    OutboxViewModel(ObservableValue<Picture> picture, Consumer<Link> follow) {
        this.picture = picture;
        this.follow = follow;
        picture.subscribe(ignored -> look());
        cached.subscribe(ignored -> look());
    }

    private void look() {
        Picture now = picture.getValue();
        Optional<Answer> next = Answer.of(now);
        if (cached.get()) {
            RunChoice choice = now.session().choice();
            boolean edge = choice.profile() == Profile.HYPERBEAM && choice.version() == NodeVersion.EDGE;
            next = next.map(fresh -> fresh.cached(edge ? Codec.EDGE : Codec.MAIN));
        }
        if (!next.equals(answer.get())) {
            answer.set(next);
        }
    }

    ReadOnlyObjectProperty<Optional<Answer>> answer() {
        return answer.getReadOnlyProperty();
    }

    /** Whether results are spelled as a node spells them that reads them from its cache (rules C1, C2). */
    BooleanProperty cached() {
        return cached;
    }

    /** The part looked at. */
    ObjectProperty<Part> part() {
        return part;
    }

    /** The instruction an error speaks of, where it names an offset in the image. */
    Optional<Link> place() {
        Optional<String> offset = answer.get()
                .flatMap(Answer::error)
                .map(error -> OFFSET.matcher(error.message()))
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1));
        return picture.getValue()
                .session()
                .image()
                .flatMap(view ->
                        offset.flatMap(hex -> CodeLinks.atOffset(view.image().module(), Integer.parseInt(hex, 16))));
    }

    /** Shows in Code where an error happened. */
    void followPlace() {
        place().ifPresent(follow);
    }

    /** The results as JSON; empty where there are none. */
    Optional<String> json() {
        return answer.get().map(Answer::results).map(Json::pretty);
    }

    /** The part looked at as JSON, where it is one of message or patches. */
    Optional<String> partJson() {
        return answer.get().flatMap(now -> switch (part.get()) {
            case MESSAGES -> Optional.of(Json.pretty(now.messages()));
            case PATCHES -> Optional.of(Json.pretty(now.patches()));
            case WARNINGS, IMPORTS -> Optional.empty();
        });
    }
}
