package io.aoscope.ui.timeline;

import io.aoscope.engine.session.SlotRecord.Status;
import io.aoscope.ui.kit.Format;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Draws one block: what it was, how it ended, what it cost. */
final class BlockCell extends ListCell<Block> {
    private static final double BAR = 36;
    private static final List<PseudoClass> KINDS = Stream.of("ok", "error", "stopped", "running", "restored")
            .map(PseudoClass::getPseudoClass)
            .toList();
    private final TimelineViewModel view;

    BlockCell(TimelineViewModel view) {
        this.view = view;
        getStyleClass().add("block");
    }

    @Override
    protected void updateItem(Block block, boolean empty) {
        super.updateItem(block, empty);
        String kind = empty || block == null ? "" : kind(block);
        for (PseudoClass each : KINDS) {
            pseudoClassStateChanged(each, each.getPseudoClassName().equals(kind));
        }
        setGraphic(empty || block == null ? null : draw(block));
        String tip = block instanceof Block.Ended ended ? tip(ended) : "";
        setTooltip(tip.isEmpty() ? null : new Tooltip(tip));
    }

    private static String tip(Block.Ended ended) {
        String sent = ended.sender().isEmpty() ? "" : "Sent by " + ended.sender();
        return ended.problem().isEmpty() || sent.isEmpty() ? sent + ended.problem() : sent + "\n" + ended.problem();
    }

    private static String kind(Block block) {
        return switch (block) {
            case Block.Ended ended when ended.status() == Status.OK -> "ok";
            case Block.Ended ended when ended.status() == Status.ERROR -> "error";
            case Block.Ended ended -> "stopped";
            case Block.Running running -> "running";
            case Block.Restored restored -> "restored";
        };
    }

    private Region draw(Block block) {
        return switch (block) {
            case Block.Ended ended ->
                box(
                        ended.slot() + "  " + ended.action(),
                        ended.sender(),
                        ended.instructions(),
                        Format.instr(ended.instructions()),
                        Format.duration(ended.elapsed()),
                        pages(ended) + outcome(ended));
            case Block.Running running -> running(running);
            case Block.Restored restored ->
                box(
                        "↶ restored",
                        "",
                        OptionalLong.empty(),
                        Format.shorten(restored.snapshot(), 18),
                        "back to slot " + restored.slot(),
                        "");
        };
    }

    private static String pages(Block.Ended ended) {
        String grown = ended.grown() > 0 ? " (+" + ended.grown() + ")" : "";
        return ended.pages() < 0 ? "" : Format.count(ended.pages(), "page", "pages") + grown;
    }

    private static String outcome(Block.Ended ended) {
        String separator = ended.pages() < 0 ? "" : " · ";
        return switch (ended.status()) {
            case OK -> ended.outbox() == 0 ? "" : separator + ended.outbox() + " out";
            case ERROR -> separator + "failed";
            case STOPPED -> separator + "stopped";
        };
    }

    private Region running(Block.Running running) {
        Region box = box(
                running.slot() + "  " + running.action(),
                "",
                running.instructions(),
                Format.instr(running.instructions()),
                Format.duration(running.elapsed()),
                running.paused() ? "paused" : "running");
        if (!running.paused()) {
            var progress = new ProgressBar();
            progress.setPrefWidth(90);
            return new VBox(2, box, progress);
        }
        return box;
    }

    private Region box(String title, String sender, OptionalLong instructions, String... lines) {
        var heading = new Label(title);
        heading.getStyleClass().add("block-title");
        var top = new HBox(heading);
        if (!sender.isEmpty()) {
            var from = new Label(" ← " + Format.shorten(sender, 12));
            from.getStyleClass().add("text-muted");
            top.getChildren().add(from);
        }
        var texts = new VBox(top);
        for (String line : lines) {
            texts.getChildren().add(new Label(line));
        }
        HBox.setHgrow(texts, Priority.ALWAYS);
        var bar = new Region();
        bar.getStyleClass().add("block-bar");
        double share = Math.sqrt((double) instructions.orElse(0) / view.mostInstructions());
        bar.setMinSize(5, Math.max(1, BAR * share));
        bar.setMaxSize(5, Math.max(1, BAR * share));
        var row = new HBox(6, texts, bar);
        row.setAlignment(Pos.BOTTOM_LEFT);
        return row;
    }
}
