package io.aoscope.ui.memory;

import io.aoscope.engine.vm.MemoryImage;
import java.util.Arrays;
import java.util.Optional;

/**
 * Linear memory at one moment, compared with an earlier one. Pages that both share are not looked at,
 * so comparing costs what changed.
 */
final class MemorySource implements ByteSource {
    private static final int PAGE = 65_536;

    private final MemoryImage image;
    private final Optional<MemoryImage> before;

    MemorySource(MemoryImage image, Optional<MemoryImage> before) {
        this.image = image;
        this.before = before;
    }

    @Override
    public long size() {
        return image.size();
    }

    @Override
    public int read(long address, byte[] into, int offset, int length) {
        return image.read(address, into, offset, length);
    }

    @Override
    public boolean touched(long address) {
        return image.touched(address / PAGE);
    }

    @Override
    public long sameUntil(long address) {
        return PAGE - address % PAGE;
    }

    @Override
    public void changes(long address, int length, boolean[] into) {
        if (before.isEmpty()) {
            return;
        }
        byte[] now = new byte[length];
        byte[] then = new byte[length];
        int done = 0;
        while (done < length) {
            long at = address + done;
            int part = (int) Math.min(length - done, PAGE - at % PAGE);
            if (changed(at / PAGE)) {
                int count = image.read(at, now, 0, part);
                before.get().read(at, then, 0, part);
                for (int i = 0; i < count; i++) {
                    into[done + i] = now[i] != then[i];
                }
                Arrays.fill(then, (byte) 0);
            }
            done += part;
        }
    }

    @Override
    public long nextChange(long address) {
        boolean[] marks = new boolean[PAGE];
        for (long page = Math.max(0, address) / PAGE; page < image.pages(); page++) {
            if (changed(page)) {
                mark(page, marks);
                for (int i = (int) Math.max(0, address - page * PAGE); i < PAGE; i++) {
                    if (marks[i]) {
                        return page * PAGE + i;
                    }
                }
            }
        }
        return -1;
    }

    @Override
    public long previousChange(long address) {
        boolean[] marks = new boolean[PAGE];
        for (long page = Math.min(address, size() - 1) / PAGE; page >= 0 && address >= 0; page--) {
            if (changed(page)) {
                mark(page, marks);
                for (int i = (int) Math.min(PAGE - 1, address - page * PAGE); i >= 0; i--) {
                    if (marks[i]) {
                        return page * PAGE + i;
                    }
                }
            }
        }
        return -1;
    }

    @Override
    public Part[] overview(int parts) {
        Part[] overview = new Part[parts];
        for (int i = 0; i < parts; i++) {
            long from = i * image.pages() / parts;
            long to = Math.max(from + 1, (i + 1) * image.pages() / parts);
            overview[i] = part(from, Math.min(to, image.pages()));
            if (overview[i] == Part.CHANGED && parts > image.pages()) {
                overview[i] = partOfPage(i * size() / parts, (i + 1) * size() / parts);
            }
        }
        return overview;
    }

    /** Pages that were ever written to. */
    long touchedPages() {
        return image.residentPages();
    }

    /** Pages that are not the same as before; 0 where there is nothing to compare with. */
    long changedPages() {
        long count = 0;
        for (long page = 0; page < image.pages(); page++) {
            count += changed(page) ? 1 : 0;
        }
        return count;
    }

    private Part part(long from, long to) {
        Part part = Part.UNTOUCHED;
        for (long page = from; page < to; page++) {
            if (changed(page)) {
                return Part.CHANGED;
            }
            if (image.touched(page)) {
                part = Part.TOUCHED;
            }
        }
        return part;
    }

    /** A part smaller than a page changed where one of its bytes did. */
    private Part partOfPage(long from, long to) {
        boolean[] marks = new boolean[(int) Math.min(2 * PAGE, to - from)];
        changes(from, marks.length, marks);
        for (boolean mark : marks) {
            if (mark) {
                return Part.CHANGED;
            }
        }
        return image.touched(from / PAGE) ? Part.TOUCHED : Part.UNTOUCHED;
    }

    private boolean changed(long page) {
        return before.isPresent()
                && !image.samePage(before.get(), page)
                && (image.touched(page) || before.get().touched(page));
    }

    private void mark(long page, boolean[] marks) {
        Arrays.fill(marks, false);
        changes(page * PAGE, PAGE, marks);
    }
}
