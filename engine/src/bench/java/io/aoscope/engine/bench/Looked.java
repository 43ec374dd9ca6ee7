package io.aoscope.engine.bench;

import io.aoscope.engine.debug.time.Range;
import io.aoscope.engine.debug.time.SlotIndex;
import io.aoscope.engine.debug.time.Timeline;
import io.aoscope.engine.vm.LinearMemory;
import io.aoscope.engine.vm.MemoryImage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Memory as it was at points spread over a message, to find bytes that are hard or easy to ask about. */
record Looked(List<MemoryImage> images) {
    private static final int LOOKS = 48;

    static Looked at(Timeline timeline, SlotIndex index) {
        List<MemoryImage> images = new ArrayList<>();
        for (int look = 0; look <= LOOKS; look++) {
            timeline.at(index.point(1 + (index.end() - 1) * look / LOOKS))
                    .memory()
                    .ifPresent(images::add);
        }
        return new Looked(images);
    }

    /** A page that changed in the fewest stretches, though it changed. */
    Range seldom() {
        long page = changes().entrySet().stream()
                .min(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
        return new Range(page * LinearMemory.PAGE, LinearMemory.PAGE);
    }

    /** A byte that is the same at all points, on one of the pages that changed in most stretches. */
    Range still() {
        List<Long> often = changes().entrySet().stream()
                .sorted(Map.Entry.<Long, Integer>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList();
        for (long page : often) {
            List<byte[]> seen = images.stream().map(image -> page(image, page)).toList();
            OptionalInt still = IntStream.range(0, LinearMemory.PAGE)
                    .filter(at -> seen.stream().allMatch(bytes -> bytes[at] == seen.getFirst()[at]))
                    .findFirst();
            if (still.isPresent()) {
                return new Range(page * LinearMemory.PAGE + still.getAsInt(), 1);
            }
        }
        throw new IllegalStateException("every byte of every page changes");
    }

    private Map<Long, Integer> changes() {
        Map<Long, Integer> changes = new HashMap<>();
        for (int i = 1; i < images.size(); i++) {
            for (long page : images.get(i).changedPages(images.get(i - 1))) {
                changes.merge(page, 1, Integer::sum);
            }
        }
        return changes;
    }

    private static byte[] page(MemoryImage image, long page) {
        byte[] bytes = new byte[LinearMemory.PAGE];
        image.read(page * LinearMemory.PAGE, bytes, 0, bytes.length);
        return bytes;
    }
}
