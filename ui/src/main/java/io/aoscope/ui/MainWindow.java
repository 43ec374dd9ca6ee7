package io.aoscope.ui;

import io.aoscope.engine.debug.NodeSession;
import io.aoscope.ui.code.CodePanel;
import io.aoscope.ui.compare.ComparePanel;
import io.aoscope.ui.compose.ComposePanel;
import io.aoscope.ui.console.ConsolePanel;
import io.aoscope.ui.files.FilesPanel;
import io.aoscope.ui.frame.FramePanel;
import io.aoscope.ui.hostcalls.HostCallsPanel;
import io.aoscope.ui.image.ImagePanel;
import io.aoscope.ui.kit.Background;
import io.aoscope.ui.kit.Dialogs;
import io.aoscope.ui.kit.FxGate;
import io.aoscope.ui.kit.Panel;
import io.aoscope.ui.last.AnyFile;
import io.aoscope.ui.last.SessionFiles;
import io.aoscope.ui.last.SessionKeeper;
import io.aoscope.ui.memory.MemoryPanel;
import io.aoscope.ui.model.ChoiceActions;
import io.aoscope.ui.model.FileWatch;
import io.aoscope.ui.model.ImageOpener;
import io.aoscope.ui.model.ProcessActions;
import io.aoscope.ui.model.Respawner;
import io.aoscope.ui.model.RunActions;
import io.aoscope.ui.model.WorkbenchModel;
import io.aoscope.ui.outbox.OutboxPanel;
import io.aoscope.ui.passes.PassesPanel;
import io.aoscope.ui.process.ProcessPanel;
import io.aoscope.ui.profile.ProfilePanel;
import io.aoscope.ui.samples.SamplesPanel;
import io.aoscope.ui.snapshots.SnapshotsPanel;
import io.aoscope.ui.source.SourcePanel;
import io.aoscope.ui.stops.StopsPanel;
import io.aoscope.ui.timeline.TimelinePanel;
import io.aoscope.ui.workbench.Settings;
import io.aoscope.ui.workbench.Theme;
import io.aoscope.ui.workbench.Workbench;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.Observable;

/** Puts the parts of the window together: the model, every panel, the workbench around them. */
public final class MainWindow implements AutoCloseable {
    private final WorkbenchModel model;
    private final ImageOpener opener;
    private final AnyFile files;
    private final FileWatch watch;
    private final SessionKeeper keeper;
    private final Workbench workbench;

    public MainWindow(
            NodeSession session,
            FxGate gate,
            Executor background,
            Settings settings,
            SessionKeeper.Store store,
            Dialogs dialogs,
            Theme systemTheme) {
        this.model = new WorkbenchModel(session, gate);
        model.watches().expressions().setAll(settings.watches());
        model.watches()
                .expressions()
                .addListener(
                        (Observable changed) -> settings.watches(model.watches().expressions()));
        var respawner = new Respawner(model, dialogs);
        this.opener = new ImageOpener(model, background, respawner, file -> settings.opened(file.toString()));
        RunActions run = RunActions.of(model);
        var choice = new ChoiceActions(model, respawner);
        model.picture().addListener((property, was, is) -> {
            if (!is.session().choice().equals(was.session().choice())) {
                settings.choice(is.session().choice());
            }
        });
        var work = new Background(background, gate, model::report);
        var sessions = new SessionFiles(model, opener, dialogs, work);
        this.files = new AnyFile(model, opener, sessions);
        this.keeper = new SessionKeeper(model, opener, work, store);
        this.watch = new FileWatch(opener, model, work);
        watch.enabled().set(settings.watching());
        watch.enabled().addListener((property, was, is) -> settings.watching(is));
        List<Panel> panels = List.of(
                new ImagePanel(model),
                new SamplesPanel(model, opener),
                new SnapshotsPanel(model, dialogs, background),
                new FilesPanel(model, dialogs, work),
                new CodePanel(model, work),
                new SourcePanel(model, opener.opened(), dialogs, work),
                new PassesPanel(model, run),
                new ProfilePanel(model, dialogs, work),
                new ProcessPanel(model, respawner, dialogs, work),
                new MemoryPanel(model, work),
                new OutboxPanel(model),
                new ConsolePanel(model),
                new HostCallsPanel(model, work),
                new ComparePanel(model, dialogs, work),
                new FramePanel(model),
                new ComposePanel(model, run, respawner, settings.messages(), dialogs, work),
                new StopsPanel(model),
                new TimelinePanel(model, dialogs));
        this.workbench = new Workbench(
                model,
                opener,
                settings,
                dialogs,
                panels,
                run,
                choice,
                new ProcessActions(model, opener, dialogs),
                watch,
                files,
                sessions.actions(),
                systemTheme);
    }

    public Workbench workbench() {
        return workbench;
    }

    public ImageOpener opener() {
        return opener;
    }

    /** Opens files of any kind. */
    public AnyFile files() {
        return files;
    }

    /** Reloads the image when its file changes; somebody has to tell it to look. */
    public FileWatch watch() {
        return watch;
    }

    public WorkbenchModel model() {
        return model;
    }

    /** Keeps the session for the next start, and brings back the one before. */
    public SessionKeeper keeper() {
        return keeper;
    }

    @Override
    public void close() {
        keeper.keep();
        model.close();
    }
}
