package io.aoscope.ui;

import io.aoscope.engine.debug.RunState;
import io.aoscope.engine.debug.WorkerNodeSession;
import io.aoscope.engine.device.Profile;
import io.aoscope.engine.session.SessionOptions;
import io.aoscope.engine.session.TierChoice;
import io.aoscope.engine.vm.MachineLimits;
import io.aoscope.samples.Samples;
import io.aoscope.ui.kit.FxDialogs;
import io.aoscope.ui.kit.FxGate;
import io.aoscope.ui.last.SessionKeeper;
import io.aoscope.ui.workbench.Preferences;
import io.aoscope.ui.workbench.Settings;
import io.aoscope.ui.workbench.Theme;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.util.Duration;

/**
 * The window, used for a few seconds where nobody sees it, with nothing of the user's: the build runs it for the start-up
 * cache, which then knows the classes of a window and what HotSpot compiled of them.
 */
public final class Rehearsal extends Application {
    private static final Duration BEAT = Duration.millis(80);
    private static final int MOST_BEATS = 400;

    private final ExecutorService worker =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());
    private final ExecutorService background =
            Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());

    /** Returns when it is over; needs no display. */
    public static void play() {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        launch(Rehearsal.class);
    }

    @Override
    public void start(Stage stage) {
        FxGate gate = FxGate.javafx(problem -> Platform.exit());
        var options = new SessionOptions(
                Profile.STANDARD, MachineLimits.DEFAULT, InstantSource.system(), TierChoice.AUTO, background);
        var window = new MainWindow(
                new WorkerNodeSession(options, worker),
                gate,
                background,
                new Settings(Preferences.inMemory()),
                new Nowhere(),
                new FxDialogs(() -> stage),
                Theme.LIGHT);
        window.workbench().show(stage);
        Queue<Runnable> scenes = scenes(window);
        int[] beats = {0};
        var beat = new Timeline(new KeyFrame(BEAT, event -> {
            RunState state = window.model().debug().view().run();
            boolean ready = state == RunState.IDLE || state == RunState.NO_IMAGE || state == RunState.PAUSED;
            if (scenes.isEmpty() || ++beats[0] > MOST_BEATS) {
                Platform.exit();
            } else if (ready) {
                scenes.remove().run();
            }
        }));
        beat.setCycleCount(Animation.INDEFINITE);
        beat.play();
    }

    private static Queue<Runnable> scenes(MainWindow window) {
        Queue<Runnable> scenes = new ArrayDeque<>();
        for (String sample : List.of("counter-c", "counter-wat")) {
            scenes.add(() -> window.opener().open(Samples.find(sample).orElseThrow(), () -> {}));
            for (String action : List.of(
                    "send",
                    "send",
                    "send-pause",
                    "into-wasm",
                    "step-into",
                    "step-over",
                    "resume",
                    "show-source",
                    "show-passes",
                    "show-stops",
                    "show-console",
                    "show-memory",
                    "show-code",
                    "show-outbox",
                    "theme")) {
                scenes.add(() -> window.workbench().actions().get(action).run());
            }
        }
        return scenes;
    }

    @Override
    public void stop() {
        worker.shutdownNow();
        background.shutdownNow();
    }

    /** Keeps nothing. */
    private static final class Nowhere implements SessionKeeper.Store {
        @Override
        public Optional<String> read() {
            return Optional.empty();
        }

        @Override
        public void write(String text) {
            // Nothing of a rehearsal is kept.
        }
    }
}
