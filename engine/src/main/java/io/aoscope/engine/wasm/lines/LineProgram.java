package io.aoscope.engine.wasm.lines;

import io.aoscope.engine.wasm.lines.Dwarf.Unreadable;
import java.util.ArrayList;
import java.util.List;

/** Runs a line program (DWARF 5, section 6.2.5), which tells rows of addresses and their lines. */
final class LineProgram {
    private static final int CONSTANT_ADVANCE = 255;

    private final LineHeader header;
    private final List<List<Row>> sequences = new ArrayList<>();
    private List<Row> rows = new ArrayList<>();
    private int emitted;

    private long address;
    private long file;
    private long line;
    private long column;
    private boolean statement;

    /**
     * From an address on, up to that of the next row of its sequence, code came from a line.
     *
     * @param address in the contents of the code section
     * @param file its path, or empty where the program names none
     * @param line 0 where the code comes from no line
     * @param statement whether a breakpoint is well placed here
     */
    record Row(long address, String file, int line, int column, boolean statement) {}

    LineProgram(LineHeader header) {
        this.header = header;
        reset();
    }

    /** The sequences, each with its rows by address, at least one; the last row only ends it. */
    List<List<Row>> run(Dwarf in, int mostRows) throws Unreadable {
        while (!in.atEnd()) {
            if (emitted >= mostRows) {
                throw new Unreadable(in.offset(), "more rows than memory is spent on");
            }
            int opcode = in.u8();
            if (opcode >= header.opcodeBase()) {
                special(opcode);
                emit();
            } else if (opcode == 0) {
                extended(in);
            } else {
                standard(opcode, in);
            }
        }
        return sequences;
    }

    private void standard(int opcode, Dwarf in) throws Unreadable {
        switch (opcode) {
            case 1 -> emit();
            case 2 -> address += in.uleb() * header.minimumLength();
            case 3 -> line += in.sleb();
            case 4 -> file = in.uleb();
            case 5 -> column = in.uleb();
            case 6 -> statement = !statement;
            case 8 -> advance(CONSTANT_ADVANCE);
            case 9 -> address += in.u16();
            default -> {
                for (int i = 0; i < header.operands()[opcode - 1]; i++) {
                    in.uleb();
                }
            }
        }
    }

    private void extended(Dwarf in) throws Unreadable {
        long length = in.uleb();
        Dwarf operation = in.slice(length);
        if (operation.atEnd()) {
            return;
        }
        switch (operation.u8()) {
            case 1 -> {
                emit();
                sequences.add(rows);
                rows = new ArrayList<>();
                reset();
            }
            case 2 -> {
                if (length != 5 && length != 9) {
                    throw new Unreadable(operation.offset(), "an address of " + (length - 1) + " bytes");
                }
                address = operation.unsigned((int) length - 1);
            }
            default -> {}
        }
    }

    private void special(int opcode) {
        advance(opcode);
        line += header.lineBase() + (opcode - header.opcodeBase()) % header.lineRange();
    }

    private void advance(int opcode) {
        address += (long) (opcode - header.opcodeBase()) / header.lineRange() * header.minimumLength();
    }

    private void emit() {
        emitted++;
        boolean known = file >= 0 && file < header.files().size() && line > 0 && line <= Integer.MAX_VALUE;
        rows.add(new Row(
                address,
                known ? header.files().get((int) file) : "",
                known ? (int) line : 0,
                Math.clamp(column, 0, Integer.MAX_VALUE),
                statement));
    }

    private void reset() {
        address = 0;
        file = 1;
        line = 1;
        column = 0;
        statement = header.defaultIsStatement();
    }
}
