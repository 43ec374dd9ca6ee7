package io.aoscope.ui.workbench;

import io.aoscope.engine.debug.DebugSession;
import io.aoscope.engine.debug.PauseView.Phase;
import io.aoscope.engine.debug.RunState;
import io.aoscope.engine.debug.SendMode;
import io.aoscope.engine.debug.SessionView;
import io.aoscope.engine.debug.Step;
import io.aoscope.engine.device.Profile;
import io.aoscope.icons.Icons;
import io.aoscope.ui.kit.Action;
import io.aoscope.ui.model.WorkbenchModel;
import java.util.List;
import java.util.function.Predicate;
import javafx.beans.binding.BooleanBinding;
import org.kordamp.ikonli.Ikon;

/** Sending, running and stepping; each is possible exactly while the session can do it. */
final class RunActions {
    private final WorkbenchModel model;
    private final DebugSession debug;

    private RunActions(WorkbenchModel model) {
        this.model = model;
        this.debug = model.debug();
    }

    static List<Action> of(WorkbenchModel model) {
        return new RunActions(model).all();
    }

    private List<Action> all() {
        BooleanBinding idle = when(session -> session.run() == RunState.IDLE);
        BooleanBinding paused = when(session -> session.run() == RunState.PAUSED);
        BooleanBinding inMachine = when(session -> session.pause()
                .filter(pause -> pause.phase() == Phase.IN_MACHINE)
                .isPresent());
        BooleanBinding running = when(session -> session.run() == RunState.RUNNING);
        return List.of(
                Action.of("send", "Send", Icons.SEND, () -> model.send(SendMode.RUN))
                        .key("Shortcut+Enter")
                        .when(idle),
                Action.of("send-pause", "Send and pause", Icons.SEND_PAUSE, () -> model.send(SendMode.PAUSE))
                        .key("Shortcut+Shift+Enter")
                        .when(idle),
                Action.of("pause", "Pause", Icons.PAUSE, debug::pause).key("F6").when(running),
                Action.of("resume", "Resume", Icons.RESUME, () -> model.ask(debug.resume()))
                        .key("F5")
                        .when(paused),
                step("step-over", "Step over", Icons.STEP_OVER, Step.OVER)
                        .key("F10")
                        .when(inMachine),
                step("step-into", "Step into", Icons.STEP_INTO, Step.INTO)
                        .key("F11")
                        .when(paused),
                step("step-out", "Step out", Icons.STEP_OUT, Step.OUT)
                        .key("Shift+F11")
                        .when(inMachine),
                step("step-device", "Step device", Icons.STEP_DEVICE, Step.DEVICE)
                        .key("F7")
                        .when(paused),
                step("step-pass", "Step pass", Icons.STEP_PASS, Step.PASS)
                        .key("F8")
                        .when(paused),
                step("into-wasm", "Step into wasm-64", Icons.INTO_WASM, Step.INTO_WASM)
                        .key("Shortcut+F11")
                        .when(paused),
                Action.of("stop", "Stop", Icons.STOP, () -> model.ask(debug.stop()))
                        .key("Shift+F5")
                        .when(paused.or(running)),
                profile("profile-standard", "Use standard profile", Profile.STANDARD),
                profile("profile-hyperbeam", "Use HyperBEAM profile", Profile.HYPERBEAM));
    }

    private Action step(String id, String text, Ikon icon, Step step) {
        return Action.of(id, text, icon, () -> model.ask(debug.step(step)));
    }

    /** A process knows its profile from its spawn, so changing it spawns anew. */
    private Action profile(String id, String text, Profile profile) {
        return Action.of(id, text + " (spawns anew)", Icons.PROFILE, () -> model.ask(debug.profile(profile)))
                .when(when(session -> session.run() == RunState.IDLE && session.profile() != profile));
    }

    private BooleanBinding when(Predicate<SessionView> test) {
        return Conditions.on(model, test);
    }
}
