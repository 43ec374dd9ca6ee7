package io.aoscope.ui;

import io.aoscope.engine.debug.WorkerNodeSession;
import io.aoscope.engine.device.Profile;
import io.aoscope.engine.fast.CodeCache;
import io.aoscope.engine.session.SessionOptions;
import io.aoscope.engine.session.TierChoice;
import io.aoscope.engine.vm.MachineLimits;
import io.aoscope.icons.AppIcon;
import io.aoscope.samples.Samples;
import io.aoscope.ui.kit.FxDialogs;
import io.aoscope.ui.kit.FxGate;
import io.aoscope.ui.last.FileStore;
import io.aoscope.ui.workbench.FileCodeCache;
import io.aoscope.ui.workbench.FilePreferences;
import io.aoscope.ui.workbench.Settings;
import io.aoscope.ui.workbench.Theme;
import java.net.URL;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The program with a window: the real session, files and dialogs behind the {@link MainWindow}. */
public final class WorkbenchApp extends Application {
    private static final Logger LOG = LoggerFactory.getLogger(WorkbenchApp.class);
    /** Room for the deep calls of compiled code, which uses the thread's own stack. */
    private static final long STACK = 64L << 20;

    private static final Duration LOOK_EVERY = Duration.seconds(1);
    private static final String SAMPLE = "sample";
    private static final String IMAGE = "image";

    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("session").stackSize(STACK).daemon().factory());
    private final ExecutorService background = Executors.newCachedThreadPool(
            Thread.ofPlatform().name("files-", 0).daemon().factory());
    private @Nullable MainWindow window;

    /** Opens the window and returns when it is closed. */
    public static void launch(StartOptions options) {
        launch(
                WorkbenchApp.class,
                options.image()
                        .map(file -> new String[] {"--" + IMAGE + "=" + file})
                        .or(() -> options.sample().map(id -> new String[] {"--" + SAMPLE + "=" + id}))
                        .orElseGet(() -> new String[0]));
    }

    @Override
    public void start(Stage stage) {
        Thread.currentThread().setUncaughtExceptionHandler((thread, problem) -> failed(problem));
        FxGate gate = FxGate.javafx(this::failed);
        var settings = new Settings(new FilePreferences(FilePreferences.defaultFile()));
        var options = new SessionOptions(
                        Profile.STANDARD, MachineLimits.DEFAULT, InstantSource.system(), TierChoice.AUTO, background)
                .withCodeCache(settings.keepCode() ? FileCodeCache.ofUser() : CodeCache.NONE)
                .with(settings.limits())
                .with(settings.choice());
        var opened = new MainWindow(
                new WorkerNodeSession(options, worker),
                gate,
                background,
                settings,
                new FileStore(FilePreferences.defaultFile().resolveSibling("last-session.json")),
                new FxDialogs(() -> stage),
                Theme.of(Platform.getPreferences().getColorScheme()));
        window = opened;
        for (URL icon : AppIcon.pngs()) {
            stage.getIcons().add(new Image(icon.toExternalForm()));
        }
        // The session works at it while the window is drawn for the first time.
        open(opened);
        opened.workbench().show(stage);
        var looks =
                new Timeline(new KeyFrame(LOOK_EVERY, event -> opened.watch().look()));
        looks.setCycleCount(Animation.INDEFINITE);
        looks.play();
    }

    /** Opens what was asked for, else what was open last. */
    private void open(MainWindow opened) {
        String file = getParameters().getNamed().get(IMAGE);
        String sample = getParameters().getNamed().get(SAMPLE);
        if (file != null) {
            opened.files().open(Path.of(file));
        } else if (sample != null) {
            Samples.find(sample).ifPresent(found -> opened.opener().open(found, () -> {}));
        } else {
            opened.keeper().restore();
        }
    }

    /** A failure on the JavaFX thread: shown, and the window goes on. */
    private void failed(Throwable problem) {
        if (window != null) {
            window.workbench().tell(problem);
        } else {
            LOG.error("The window could not be opened", problem);
        }
    }

    @Override
    public void stop() {
        if (window != null) {
            window.close();
        }
        worker.shutdownNow();
        background.shutdownNow();
    }
}
