package io.aoscope.engine.wasm.lines;

import io.aoscope.engine.wasm.lines.Dwarf.Unreadable;
import java.util.ArrayList;
import java.util.List;

/**
 * What precedes a line program: the constants of its opcodes, and its files (DWARF 5, section 6.2.4).
 *
 * @param operands how many operands each standard opcode has, from opcode 1
 * @param files paths, by the numbers that the program uses
 */
record LineHeader(
        int minimumLength,
        boolean defaultIsStatement,
        int lineBase,
        int lineRange,
        int opcodeBase,
        int[] operands,
        List<String> files) {
    private static final int MOST_ENTRIES = 20_000;
    private static final int PATH = 1;
    private static final int FOLDER = 2;

    /** The strings that headers of version 5 refer to. */
    record Strings(Dwarf lines, Dwarf all) {}

    /** Reads the header; the cursor stands behind the version and is left at the program. */
    static LineHeader read(Dwarf in, int version, int width, Strings strings) throws Unreadable {
        if (version >= 5) {
            in.skip(2);
        }
        Dwarf header = in.slice(in.unsigned(width));
        int minimumLength = header.u8();
        if (version >= 4) {
            header.skip(1);
        }
        boolean isStatement = header.u8() != 0;
        int lineBase = (byte) header.u8();
        int lineRange = header.u8();
        if (lineRange == 0) {
            throw new Unreadable(header.offset() - 1, "a line range of 0");
        }
        int opcodeBase = header.u8();
        int[] operands = new int[Math.max(opcodeBase - 1, 0)];
        for (int i = 0; i < operands.length; i++) {
            operands[i] = header.u8();
        }
        List<String> files = version >= 5 ? described(header, width, strings) : listed(header);
        return new LineHeader(minimumLength, isStatement, lineBase, lineRange, opcodeBase, operands, files);
    }

    /** Versions 2 to 4: files are numbered from 1, and folder 0 is that of the compilation. */
    private static List<String> listed(Dwarf in) throws Unreadable {
        List<String> folders = new ArrayList<>(List.of(""));
        for (String folder = in.text(); !folder.isEmpty(); folder = in.text()) {
            folders.add(folder);
        }
        List<String> files = new ArrayList<>(List.of(""));
        for (String name = in.text(); !name.isEmpty(); name = in.text()) {
            files.add(path(folders, in.uleb(), name));
            in.uleb();
            in.uleb();
        }
        return files;
    }

    /** Version 5: folders and files are numbered from 0 and say in which forms they are written. */
    private static List<String> described(Dwarf in, int width, Strings strings) throws Unreadable {
        List<String> folders = new ArrayList<>();
        for (Entry entry : entries(in, width, strings)) {
            folders.add(folders.isEmpty() ? entry.path() : join(folders.getFirst(), entry.path()));
        }
        List<String> files = new ArrayList<>();
        for (Entry entry : entries(in, width, strings)) {
            files.add(path(folders, entry.folder(), entry.path()));
        }
        return files;
    }

    private record Entry(String path, long folder) {}

    private static List<Entry> entries(Dwarf in, int width, Strings strings) throws Unreadable {
        int formats = in.u8();
        long[] kinds = new long[formats];
        long[] forms = new long[formats];
        for (int i = 0; i < formats; i++) {
            kinds[i] = in.uleb();
            forms[i] = in.uleb();
        }
        long count = in.uleb();
        if (count < 0 || count > MOST_ENTRIES) {
            throw new Unreadable(
                    in.offset(),
                    Long.toUnsignedString(count) + " files or folders; " + MOST_ENTRIES + " are read at most");
        }
        if (formats == 0 && count != 0) {
            throw new Unreadable(in.offset(), count + " entries without a form");
        }
        List<Entry> entries = new ArrayList<>();
        for (long n = 0; n < count; n++) {
            String path = "";
            long folder = 0;
            for (int i = 0; i < formats; i++) {
                if (kinds[i] == PATH) {
                    path = text(in, forms[i], width, strings);
                } else {
                    long number = number(in, forms[i], width);
                    folder = kinds[i] == FOLDER ? number : folder;
                }
            }
            entries.add(new Entry(path, folder));
        }
        return entries;
    }

    private static String text(Dwarf in, long form, int width, Strings strings) throws Unreadable {
        return switch ((int) form) {
            case 0x08 -> in.text();
            case 0x0E -> strings.all().textAt(in.unsigned(width));
            case 0x1F -> strings.lines().textAt(in.unsigned(width));
            default -> throw unknown(in, form);
        };
    }

    private static long number(Dwarf in, long form, int width) throws Unreadable {
        return switch ((int) form) {
            case 0x0B -> in.u8();
            case 0x05 -> in.u16();
            case 0x06 -> in.unsigned(4);
            case 0x07 -> in.unsigned(8);
            case 0x0F -> in.uleb();
            case 0x0E, 0x1F -> in.unsigned(width);
            case 0x08 -> {
                in.text();
                yield 0;
            }
            case 0x09 -> {
                in.skip(in.uleb());
                yield 0;
            }
            case 0x1E -> {
                in.skip(16);
                yield 0;
            }
            default -> throw unknown(in, form);
        };
    }

    private static Unreadable unknown(Dwarf in, long form) {
        return new Unreadable(in.offset(), "form 0x" + Long.toHexString(form) + " of a file name is not known");
    }

    private static String path(List<String> folders, long folder, String name) {
        return folder >= 0 && folder < folders.size() ? join(folders.get((int) folder), name) : name;
    }

    private static String join(String folder, String name) {
        boolean absolute = name.startsWith("/") || name.startsWith("\\") || name.matches("[A-Za-z]:.*");
        String path = absolute || folder.isEmpty() ? name : folder + "/" + name;
        String plain = path.replace("/./", "/");
        return plain.startsWith("./") ? plain.substring(2) : plain;
    }
}
