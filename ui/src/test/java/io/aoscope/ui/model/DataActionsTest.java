package io.aoscope.ui.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.debug.time.Range;
import io.aoscope.ui.fake.FakeDebugSession;
import io.aoscope.ui.fake.Recorded;
import io.aoscope.ui.fake.Views;
import io.aoscope.ui.kit.Action;
import io.aoscope.ui.kit.Datum;
import io.aoscope.ui.kit.FxGate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.Test;

class DataActionsTest {
    private final FakeDebugSession session = new FakeDebugSession(Views.empty());
    private final WorkbenchModel model = new WorkbenchModel(session, FxGate.direct());
    private final List<Note> notes = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    DataActionsTest() {
        Recorded.counter(session, "Inc", "Inc");
        model.onNote(notes::add);
        model.onProblem(problem -> problems.add(problem.getMessage()));
    }

    @Test
    void whoSetALocalIsFoundInTheSameCall() {
        goTo("s1.p1.wasm-64+40");
        Datum.Local local = setLocal();
        String before = value(local);

        ask("who-wrote", local);

        assertThat(problems).isEmpty();
        Note last = notes.getLast();
        assertThat(last.title()).contains(" set local " + local.index());
        assertThat(last.details().getLast().text()).endsWith(" became " + before);
        assertThat(model.picture().get().point().orElseThrow().toString()).startsWith("s1.p1.wasm-64+");
    }

    @Test
    void ofALocalThatNothingSetTheBeginningOfItsCallIsTold() {
        goTo("s1.p1.wasm-64+1");

        ask("who-wrote", new Datum.Local(0, function(), 0, "message"));

        assertThat(notes.getLast().title()).isEqualTo("Nothing set local 0 (message) before this moment");
        assertThat(notes.getLast().details().getFirst().text()).startsWith("The call began at s1.");
        assertThat(at()).isEqualTo("s1.p1.wasm-64+1");
    }

    @Test
    void aGlobalThatNobodySetsIsAsTheImageBegins() {
        ask("who-wrote", new Datum.Global(0, "heap"));

        assertThat(notes.getLast().title()).isEqualTo("Nothing set global 0 (heap) before this moment");
        assertThat(notes.getLast().details().getFirst().text()).isEqualTo("It is as the image begins with it.");
    }

    @Test
    void theNextReadOfAGlobalIsShownWithItsValue() {
        goTo("s1.p1.wasm-64+0");

        ask("next-read", new Datum.Global(1, "count"));

        assertThat(notes.getLast().title()).isEqualTo("handle read global 1 (count)");
        assertThat(notes.getLast().details().getLast().text()).isEqualTo("its value is 24");
    }

    @Test
    void whereAFieldComesFromIsAListOfPlacesThatLeadThere() {
        ask("where-from", new Datum.Field(2, "data"));

        assertThat(problems).isEmpty();
        Note origin = notes.getLast();
        assertThat(origin.title()).isEqualTo("results/data comes from");
        assertThat(origin.details().getFirst().text())
                .startsWith("“2” stands at 0x")
                .endsWith(" of the reply");
        assertThat(origin.details().getFirst().link()).containsInstanceOf(Link.Memory.class);
        assertThat(origin.details().get(1).text()).contains("written by ").contains("s2.p1.wasm-64+");
        assertThat(origin.details().get(1).link()).containsInstanceOf(Link.Time.class);
    }

    @Test
    void aFieldThatIsNotThereIsToldWithThoseThatAre() {
        ask("where-from", new Datum.Field(2, "outbox/7/data"));

        assertThat(problems).singleElement().asString().contains("has no results/outbox/7/data");
    }

    @Test
    void eachKindOfDataIsOfferedWhatCanBeAskedOfIt() {
        assertThat(ids(new Datum.Bytes(new Range(8, 8))))
                .contains("who-wrote", "next-read")
                .doesNotContain("where-from");
        assertThat(ids(new Datum.Field(1, "data"))).contains("where-from").doesNotContain("who-wrote");
        assertThat(ids(new Datum.Operand(0, 0))).doesNotContain("who-wrote", "where-from");
    }

    @Test
    void withoutASelectionThatFitsTheUserIsToldWhatToSelect() {
        var about = model.data().about(Optional::empty, new SimpleBooleanProperty(true));
        about.stream().filter(action -> action.id().equals("who-wrote")).forEach(Action::run);

        assertThat(problems).singleElement().asString().startsWith("Select bytes in Memory");
    }

    /** Goes on to an instruction that sets a local, and past it. */
    private Datum.Local setLocal() {
        for (int i = 0; i < 200; i++) {
            var frame = model.picture().get().frame().orElseThrow();
            var code = Objects.requireNonNull(session.view()
                            .image()
                            .orElseThrow()
                            .image()
                            .module()
                            .function(frame.functionIndex()))
                    .code();
            model.travel().into();
            if (code.opcode(frame.instructionIndex()).toString().equals("LOCAL_SET")) {
                return new Datum.Local(0, frame.functionIndex(), code.index(frame.instructionIndex()), "");
            }
        }
        throw new AssertionError("no local is set here");
    }

    private String value(Datum.Local local) {
        return Long.toString(model.picture()
                .get()
                .frame()
                .orElseThrow()
                .locals()
                .get(local.index())
                .value()
                .bits());
    }

    private int function() {
        return model.picture().get().frame().orElseThrow().functionIndex();
    }

    private void goTo(String coordinate) {
        model.follow(new Link.Time(coordinate));
    }

    private String at() {
        return model.picture().get().point().orElseThrow().toString();
    }

    private void ask(String id, Datum datum) {
        model.data().of(datum).stream()
                .filter(action -> action.id().equals(id))
                .findFirst()
                .orElseThrow()
                .run();
    }

    private List<String> ids(Datum datum) {
        return model.data().of(datum).stream().map(Action::id).toList();
    }
}
