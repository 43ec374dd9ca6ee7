package io.aoscope.ui.timeline;

import io.aoscope.engine.debug.ProcessView;
import io.aoscope.engine.debug.RunState;
import io.aoscope.engine.debug.SessionView;
import io.aoscope.engine.debug.TimelineEntry;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.session.Origin;
import io.aoscope.engine.session.SlotError;
import io.aoscope.engine.session.SlotRecord;
import io.aoscope.engine.session.SlotRecord.Status;
import io.aoscope.ui.model.Focus;
import io.aoscope.ui.model.Picture;
import io.aoscope.ui.model.WorkbenchModel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The timeline as blocks, and which of them is in focus. */
public final class TimelineViewModel {
    private final WorkbenchModel model;
    private final ObservableList<Block> blocks = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper selected = new ReadOnlyIntegerWrapper(-1);

    public TimelineViewModel(WorkbenchModel model) {
        this.model = model;
        update(model.picture().get());
        model.picture().addListener((property, was, is) -> update(is));
        model.node().addListener((property, was, is) -> update(model.picture().get()));
    }

    public ObservableList<Block> blocks() {
        return blocks;
    }

    /** Index of the block in focus, or -1. */
    public ReadOnlyIntegerProperty selected() {
        return selected.getReadOnlyProperty();
    }

    /** The largest instruction count of any block, at least 1: the full height of a bar. */
    public long mostInstructions() {
        return blocks.stream()
                .mapToLong(block -> switch (block) {
                    case Block.Ended ended -> ended.instructions().orElse(0);
                    case Block.Running running -> running.instructions().orElse(0);
                    case Block.Restored restored -> 0;
                })
                .reduce(1, Math::max);
    }

    /** Moves the focus to a block. */
    public void select(int index) {
        if (index < 0 || index == selected.get() || index >= blocks.size()) {
            return;
        }
        model.focus(blocks.get(index) instanceof Block.Running ? new Focus.AtPause(0) : new Focus.AtEntry(index));
    }

    private void update(Picture picture) {
        List<Block> now = blocks(picture.session());
        int same = 0;
        while (same < Math.min(now.size(), blocks.size()) && now.get(same).equals(blocks.get(same))) {
            same++;
        }
        for (int i = same; i < now.size(); i++) {
            if (i < blocks.size()) {
                blocks.set(i, now.get(i));
            } else {
                blocks.add(now.get(i));
            }
        }
        blocks.remove(now.size(), blocks.size());
        selected.set(
                switch (picture.focus()) {
                    case Focus.Nothing() -> -1;
                    case Focus.AtEntry(int index) -> index;
                    case Focus.AtPause(int frame) -> blocks.size() - 1;
                    case Focus.Past past -> block(past.at().slot());
                });
    }

    /** The last block of a slot. */
    private int block(int slot) {
        return IntStream.range(0, blocks.size())
                .filter(i -> switch (blocks.get(i)) {
                    case Block.Ended ended -> ended.slot() == slot;
                    case Block.Running running -> running.slot() == slot;
                    case Block.Restored restored -> false;
                })
                .reduce(-1, (first, second) -> second);
    }

    private List<Block> blocks(SessionView session) {
        List<Block> blocks = new ArrayList<>();
        long pages = -1;
        for (TimelineEntry entry : session.timeline()) {
            switch (entry) {
                case TimelineEntry.Restored(String snapshot, int slot, var ignored) ->
                    blocks.add(new Block.Restored(snapshot, slot));
                case TimelineEntry.Slot(SlotRecord slot) -> {
                    blocks.add(ended(slot, pages));
                    pages = slot.pages().orElse(-1L);
                }
            }
        }
        session.current()
                .map(slot -> new Block.Running(
                        slot.slot(),
                        slot.action(),
                        slot.instructions(),
                        slot.elapsed(),
                        session.run() == RunState.PAUSED))
                .ifPresent(blocks::add);
        return blocks;
    }

    private Block ended(SlotRecord slot, long pagesBefore) {
        long pages = slot.pages().orElse(-1L);
        boolean grew = slot.status() == Status.OK && pagesBefore >= 0 && pages > pagesBefore;
        return new Block.Ended(
                slot.slot(),
                slot.action(),
                slot.status(),
                slot.instructions(),
                slot.elapsed(),
                pages,
                grew ? pages - pagesBefore : 0,
                slot.results().message("outbox").map(Message::size).orElse(0),
                slot.delivery().map(delivery -> sender(delivery.origin())).orElse(""),
                slot.error().map(SlotError::message).orElse(""));
    }

    private String sender(Origin origin) {
        return model.node()
                .get()
                .process(origin.processId())
                .map(ProcessView::name)
                .orElse("a process no longer here");
    }
}
