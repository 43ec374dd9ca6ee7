package io.aoscope.ui.model;

import io.aoscope.engine.debug.SessionException;
import io.aoscope.engine.debug.TimeQuestion;
import io.aoscope.engine.debug.time.GivenUpException;
import io.aoscope.engine.debug.time.History;
import io.aoscope.engine.session.SlotRecord;
import io.aoscope.ui.kit.FxGate;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/**
 * What a panel asks of the past beside the travels of the focus: of several questions the newest counts, and it can be
 * given up. Where it was given up for something else, it is asked again after that. On the JavaFX thread.
 */
public final class Inquiry {
    private final WorkbenchModel model;
    private final FxGate gate;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private volatile @Nullable Question<?> newest;

    private record Question<T>(
            TimeQuestion<T> asked, Consumer<? super T> then, Consumer<Throwable> failed, Progress progress) {}

    /** How far the worker is with a question. */
    private static final class Progress {
        private volatile boolean begun;
    }

    Inquiry(WorkbenchModel model, FxGate gate) {
        this.model = model;
        this.gate = gate;
    }

    /** Whether a question is under way. */
    public ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /** Asks; a failure is reported. */
    public <T> void ask(TimeQuestion<T> question, Consumer<? super T> then) {
        ask(question, then, model::report);
    }

    /** Asks about a slot, as long as the process still stands on it. */
    public <T> void ask(
            SlotRecord slot, TimeQuestion<T> question, Consumer<? super T> then, Consumer<Throwable> failed) {
        ask(
                history -> {
                    check(history, slot);
                    return question.ask(history);
                },
                then,
                failed);
    }

    /** Fails where the process does not stand on a slot, because a snapshot was restored or another branch taken. */
    public static void check(History history, SlotRecord slot) throws SessionException {
        TimeTravel.check(history, slot);
    }

    /** Asks; the question before, if it is still under way, is given up. */
    public <T> void ask(TimeQuestion<T> question, Consumer<? super T> then, Consumer<Throwable> failed) {
        cancel();
        put(new Question<>(question, then, failed, new Progress()));
    }

    /** Gives up the question under way, if there is one. */
    public void cancel() {
        Question<?> asked = newest;
        newest = null;
        busy.set(false);
        if (asked != null && asked.progress().begun) {
            model.debug().giveUp();
        }
    }

    /** Lets something else have the worker, and asks again afterwards. */
    void giveWay() {
        Question<?> asked = newest;
        if (asked != null && asked.progress().begun) {
            model.debug().giveUp();
        }
    }

    private <T> void put(Question<T> question) {
        newest = question;
        busy.set(true);
        var _ = model.debug()
                .time(history -> begin(question, history))
                .whenComplete((answer, problem) -> gate.run(() -> answered(question, answer, problem)));
    }

    private <T> T begin(Question<T> question, History history) throws Exception {
        if (newest != question) {
            throw new CancellationException();
        }
        question.progress().begun = true;
        try {
            return question.asked().ask(history);
        } finally {
            question.progress().begun = false;
        }
    }

    private <T> void answered(Question<T> question, @Nullable T answer, @Nullable Throwable problem) {
        if (newest != question) {
            return;
        }
        Throwable cause =
                problem instanceof CompletionException && problem.getCause() != null ? problem.getCause() : problem;
        if (cause instanceof GivenUpException) {
            again(question);
            return;
        }
        newest = null;
        busy.set(false);
        if (cause != null) {
            question.failed().accept(cause);
        } else if (answer != null) {
            question.then().accept(answer);
        }
    }

    private void again(Question<?> question) {
        ReadOnlyBooleanProperty travelling = model.travel().busy();
        if (!travelling.get()) {
            put(question);
            return;
        }
        travelling.addListener(new ChangeListener<>() {
            @Override
            public void changed(ObservableValue<? extends Boolean> property, Boolean was, Boolean is) {
                if (!is) {
                    property.removeListener(this);
                    if (newest == question) {
                        put(question);
                    }
                }
            }
        });
    }
}
