package io.aoscope.ui.passes;

import io.aoscope.engine.debug.PauseView;
import io.aoscope.engine.device.DeviceStep;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.session.StepRecord;
import io.aoscope.ui.model.Focus;
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
    private static final int MOST_PASSES = 9;

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

        /** The run may come here. */
        record ToCome(int pass, int device, String name) implements Cell {}

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
        boolean goesOn =
                picture.focus() instanceof Focus.AtPause && picture.pause().isPresent();
        if (goesOn) {
            int last = row.isEmpty() ? 0 : row.getLast().device();
            row.addAll(toCome(devices, Math.max(pass, 1), last));
        }
        if (!row.isEmpty()) {
            rows.add(new Row(Math.max(pass, 1), row));
        }
        for (int later = pass + 1; goesOn && later <= passes(picture.state()); later++) {
            rows.add(new Row(later, toCome(devices, later, 0)));
        }
        return new PassGrid(devices, List.copyOf(rows));
    }

    /** The devices after one in a pass that has not been run. */
    private static List<Cell> toCome(SortedMap<Integer, String> devices, int pass, int after) {
        return devices.tailMap(after + 1).entrySet().stream()
                .<Cell>map(device -> new Cell.ToCome(pass, device.getKey(), device.getValue()))
                .toList();
    }

    /** How many passes the process asks for; at most as many as can be looked at. */
    private static int passes(Message state) {
        String asked = state.get("passes").map(Value::display).orElse("1");
        return asked.matches("[1-9][0-9]?") ? Math.min(Integer.parseInt(asked), MOST_PASSES) : 1;
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
        return cells().stream().filter(cell -> !(cell instanceof Cell.ToCome)).reduce((first, second) -> second);
    }

    /** All cells in the order they ran. */
    public List<Cell> cells() {
        return rows.stream().flatMap(row -> row.cells().stream()).toList();
    }
}
