package io.aoscope.ui.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.debug.RunState;
import io.aoscope.engine.debug.SessionView;
import io.aoscope.engine.debug.TimelineEntry;
import io.aoscope.engine.debug.WorkerNodeSession;
import io.aoscope.engine.device.Profile;
import io.aoscope.engine.session.SessionOptions;
import io.aoscope.engine.session.SlotRecord;
import io.aoscope.engine.session.TierChoice;
import io.aoscope.engine.vm.MachineLimits;
import io.aoscope.samples.Sample;
import io.aoscope.samples.Samples;
import io.aoscope.ui.MainWindow;
import io.aoscope.ui.kit.FxGate;
import io.aoscope.ui.workbench.Preferences;
import io.aoscope.ui.workbench.Settings;
import io.aoscope.ui.workbench.Theme;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.fxmisc.richtext.CodeArea;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** A window of its own for a test, and words for what a person does with it. */
final class Journey implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;

    private final FxRobot robot = new FxRobot();
    private final ChosenFiles dialogs = new ChosenFiles();
    private final KeptInMemory store = new KeptInMemory();
    private final Settings settings = new Settings(Preferences.inMemory());
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("session").daemon().factory());
    private final ExecutorService background = Executors.newCachedThreadPool(
            Thread.ofPlatform().name("files-", 0).daemon().factory());
    private final List<Throwable> failures = new ArrayList<>();
    private final MainWindow window;

    /** Opens the window on a stage; on the JavaFX thread. */
    Journey(Stage stage) {
        var options = new SessionOptions(
                Profile.STANDARD,
                MachineLimits.DEFAULT,
                InstantSource.system(),
                TierChoice.AUTO,
                ForkJoinPool.commonPool());
        window = new MainWindow(
                new WorkerNodeSession(options, worker),
                FxGate.javafx(failures::add),
                background,
                settings,
                store,
                dialogs,
                Theme.LIGHT);
        window.workbench().show(stage);
    }

    FxRobot robot() {
        return robot;
    }

    ChosenFiles dialogs() {
        return dialogs;
    }

    MainWindow window() {
        return window;
    }

    /** Where the session is kept. */
    KeptInMemory store() {
        return store;
    }

    Settings settings() {
        return settings;
    }

    /** Does an action as the menu would. */
    void run(String action) {
        robot.interact(() -> window.workbench().actions().get(action).run());
        settle();
    }

    SessionView session() {
        return window.model().debug().view();
    }

    /** Opens a sample from the Samples panel. */
    void openSample(String title) {
        showPanel("samples");
        robot.interact(() -> node("samples-list").requestFocus());
        press(KeyCode.HOME);
        for (Sample sample : Samples.list()) {
            if (sample.title().equals(title)) {
                break;
            }
            press(KeyCode.DOWN);
        }
        click("sample-open");
        waitUntil(
                "the sample is open",
                () -> session().run() == RunState.IDLE
                        && session()
                                .image()
                                .orElseThrow()
                                .image()
                                .source()
                                .name()
                                .equals(title));
    }

    /** Writes an action into Compose and clicks Send; waits until the slot has ended. */
    SlotRecord send(String action) {
        compose(action);
        int before = session().timeline().size();
        click("send");
        waitUntil("the slot has ended", () -> session().timeline().size() > before);
        waitUntil("the session is idle", () -> session().run() == RunState.IDLE);
        return lastSlot();
    }

    /** Writes an action into Compose. */
    void compose(String action) {
        showPanel("compose");
        type("compose-action", action);
        waitUntil(
                "the draft holds it",
                () -> window.model().draft().get().action().equals(action));
    }

    /** Brings a panel to the front. */
    void showPanel(String id) {
        robot.interact(() -> window.workbench().docking().show(id));
        waitUntil(
                "the panel " + id + " is shown",
                () -> robot.lookup("#panel-" + id).tryQuery().isPresent());
    }

    /** Clicks a control once it can be clicked. */
    void click(String id) {
        waitUntil(id + " can be clicked", () -> !node(id).isDisabled());
        robot.clickOn("#" + id);
        settle();
    }

    /** Presses a key together with others. */
    void press(KeyCode... keys) {
        robot.push(keys);
        settle();
    }

    /** Replaces the text of a field. */
    void type(String id, String text) {
        robot.clickOn("#" + id);
        robot.push(KeyCode.SHORTCUT, KeyCode.A);
        robot.push(KeyCode.DELETE);
        robot.write(text);
        settle();
    }

    /** What a control says. */
    String text(String id) {
        return switch (node(id)) {
            case Labeled labeled -> labeled.getText();
            case TextInputControl input -> input.getText();
            case CodeArea area -> area.getText();
            case Node other -> throw new AssertionError(id + " has no text: " + other);
        };
    }

    Node node(String id) {
        return robot.lookup("#" + id).query();
    }

    SlotRecord lastSlot() {
        return session().timeline().reversed().stream()
                .filter(TimelineEntry.Slot.class::isInstance)
                .map(entry -> ((TimelineEntry.Slot) entry).record())
                .findFirst()
                .orElseThrow();
    }

    /** Waits until the run stands still. */
    void waitForPause() {
        waitUntil("the run is paused", () -> session().run() == RunState.PAUSED);
        settle();
    }

    void waitForIdle() {
        waitUntil("the session is idle", () -> session().run() == RunState.IDLE);
        settle();
    }

    /** Waits, and says what it waited for where it never came. */
    void waitUntil(String what, Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, condition);
        } catch (TimeoutException e) {
            throw new AssertionError(
                    "never came: " + what + "; the session is " + session().run(), e);
        }
    }

    /** Lets everything that is under way on the JavaFX thread come to its end. */
    void settle() {
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Closes the window; nothing may have failed behind it. */
    @Override
    public void close() {
        robot.interact(() -> {
            window.workbench().close();
            window.workbench().scene().getWindow().hide();
        });
        window.close();
        worker.shutdownNow();
        background.shutdownNow();
        assertThat(failures).isEmpty();
    }
}
