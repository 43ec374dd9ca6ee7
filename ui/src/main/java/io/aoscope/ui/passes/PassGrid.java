package io.aoscope.ui.passes;

import io.aoscope.engine.debug.PauseView;
import io.aoscope.engine.device.DeviceStep;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.session.StepRecord;
import io.aoscope.ui.model.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Passes down, devices across: the steps of the slot in focus laid out as a grid. A device that asks
 * for the same pass again begins a new row.
 *
 * @param devices names by their place in the stack, counted from 1
 */
public record PassGrid(SortedMap<Integer, String> devices, List<Row> rows) {
    /** One run over the devices. */
    public record Row(int pass, List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** One call of a device. */
    public sealed interface Cell {
        int device();

        /** It has ended. */
        record Done(StepRecord record) implements Cell {
            @Override
            public int device() {
                return record.step().index();
            }
        }

        /** The run stands here. */
        record Here(PauseView pause) implements Cell {
            @Override
            public int device() {
                return pause.deviceIndex();
            }
        }
    }

    public static PassGrid of(Picture picture) {
        TreeMap<Integer, String> devices = stack(picture.state());
        List<Row> rows = new ArrayList<>();
        List<Cell> row = new ArrayList<>();
        int pass = 0;
        for (StepRecord record : picture.steps()) {
            DeviceStep step = record.step();
            devices.put(step.index(), step.device());
            boolean next = !row.isEmpty()
                    && (step.pass() != pass || step.index() <= row.getLast().device());
            if (next) {
                rows.add(new Row(pass, row));
                row = new ArrayList<>();
            }
            pass = step.pass();
            row.add(new Cell.Done(record));
        }
        Optional<PauseView> here = picture.pause().filter(pause -> pause.phase() != PauseView.Phase.AFTER_DEVICE);
        if (here.isPresent()) {
            PauseView pause = here.get();
            devices.put(pause.deviceIndex(), pause.device());
            boolean next = !row.isEmpty()
                    && (pause.pass() != pass
                            || pause.deviceIndex() <= row.getLast().device());
            if (next) {
                rows.add(new Row(pass, row));
                row = new ArrayList<>();
            }
            pass = pause.pass();
            row.add(new Cell.Here(pause));
        }
        if (!row.isEmpty()) {
            rows.add(new Row(pass, row));
        }
        return new PassGrid(devices, List.copyOf(rows));
    }

    /** The devices that the process names, so that those still to come have their columns. */
    private static TreeMap<Integer, String> stack(Message state) {
        TreeMap<Integer, String> devices = new TreeMap<>();
        if (state.get("device-stack").orElse(null) instanceof ListValue(List<Value> names)) {
            for (Value name : names) {
                devices.put(devices.size() + 1, name.display());
            }
        }
        return devices;
    }

    /** The cell to look at first: where the run stands, else the last one that ended. */
    public Optional<Cell> latest() {
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(rows.getLast().cells().getLast());
    }

    /** All cells in the order they ran. */
    public List<Cell> cells() {
        return rows.stream().flatMap(row -> row.cells().stream()).toList();
    }
}
