package io.aoscope.ui.model;

import io.aoscope.engine.debug.DebugSession;
import io.aoscope.engine.debug.PauseView.Phase;
import io.aoscope.engine.debug.RunState;
import io.aoscope.engine.debug.SendMode;
import io.aoscope.engine.debug.SessionView;
import io.aoscope.engine.debug.Step;
import io.aoscope.icons.Icons;
import io.aoscope.ui.kit.Action;
import java.util.List;
import javafx.beans.binding.BooleanBinding;
import org.kordamp.ikonli.Ikon;

/** Sending, running and stepping; each is possible exactly while the session can do it. */
public record RunActions(
        Action send,
        Action sendAndPause,
        Action pause,
        Action resume,
        Action stepOver,
        Action stepInto,
        Action stepOut,
        Action stepDevice,
        Action stepPass,
        Action intoWasm,
        Action stop) {

    public static RunActions of(WorkbenchModel model) {
        DebugSession debug = model.debug();
        TimeTravel travel = model.travel();
        BooleanBinding past = travel.forwards();
        BooleanBinding paused = Conditions.on(model, session -> session.run() == RunState.PAUSED);
        BooleanBinding inMachine = Conditions.on(model, RunActions::inMachine).and(past.not());
        BooleanBinding inPastMachine = travel.inMachine().and(past);
        BooleanBinding running = Conditions.on(model, session -> session.run() == RunState.RUNNING);
        BooleanBinding sendable = Conditions.on(model, session -> session.run() == RunState.IDLE)
                .and(model.draftProblem().isEmpty());
        return new RunActions(
                Action.of("send", "Send", Icons.SEND, () -> model.send(SendMode.RUN))
                        .key("Shortcut+Enter")
                        .when(sendable),
                Action.of("send-pause", "Send and pause", Icons.SEND_PAUSE, () -> model.send(SendMode.PAUSE))
                        .key("Shortcut+Shift+Enter")
                        .when(sendable),
                Action.of("pause", "Pause", Icons.PAUSE, debug::pause).key("F6").when(running),
                Action.of(
                                "resume",
                                "Resume",
                                Icons.RESUME,
                                either(model, travel::resume, () -> model.ask(debug.resume())))
                        .key("F5")
                        .when(paused.or(past)),
                step(model, "step-over", "Step over", Icons.STEP_OVER, Step.OVER, travel::over)
                        .key("F10")
                        .when(inMachine.or(inPastMachine)),
                step(model, "step-into", "Step into", Icons.STEP_INTO, Step.INTO, travel::into)
                        .key("F11")
                        .when(paused.or(past)),
                step(model, "step-out", "Step out", Icons.STEP_OUT, Step.OUT, travel::out)
                        .key("Shift+F11")
                        .when(inMachine.or(inPastMachine)),
                step(model, "step-device", "Step device", Icons.STEP_DEVICE, Step.DEVICE)
                        .key("F7")
                        .when(paused),
                step(model, "step-pass", "Step pass", Icons.STEP_PASS, Step.PASS)
                        .key("F8")
                        .when(paused),
                step(model, "into-wasm", "Step into wasm-64", Icons.INTO_WASM, Step.INTO_WASM)
                        .key("Shortcut+F11")
                        .when(paused),
                Action.of("stop", "Stop", Icons.STOP, () -> model.ask(debug.stop()))
                        .key("Shift+F5")
                        .when(paused.or(running)));
    }

    /** All of them, in the order of the menus. */
    public List<Action> all() {
        return List.of(
                send, sendAndPause, resume, pause, stop, stepOver, stepInto, stepOut, stepDevice, stepPass, intoWasm);
    }

    private static boolean inMachine(SessionView session) {
        return session.pause()
                .filter(pause -> pause.phase() == Phase.IN_MACHINE)
                .isPresent();
    }

    /** What steps the run that is paused, by instruction or line, and where the past is looked at goes on in that. */
    private static Action step(WorkbenchModel model, String id, String text, Ikon icon, Step step, Runnable inPast) {
        return Action.of(
                id,
                text,
                icon,
                either(
                        model,
                        inPast,
                        () -> model.ask(
                                model.debug().step(step, model.stepping().by()))));
    }

    private static Runnable either(WorkbenchModel model, Runnable inPast, Runnable now) {
        return () -> (model.picture().get().past() ? inPast : now).run();
    }

    private static Action step(WorkbenchModel model, String id, String text, Ikon icon, Step step) {
        return Action.of(id, text, icon, () -> model.ask(model.debug().step(step)));
    }
}
