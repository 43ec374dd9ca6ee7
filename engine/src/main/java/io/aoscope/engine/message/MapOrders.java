package io.aoscope.engine.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * In which order a node (Erlang/OTP 27) goes through the keys of a map: up to 32 keys ascend, integers before text by
 * bytes; more keys come in the order of their hashes, four bits at a time from the lowest, the same on every node.
 */
public final class MapOrders {
    private static final int SMALL_MAP = 32;

    private MapOrders() {}

    /** The keys as a node lists them, which is how tags are written. */
    public static List<Key> listed(Collection<Key> keys) {
        List<Key> folded = folded(keys);
        return folded.size() <= SMALL_MAP ? folded : folded.reversed();
    }

    /** The keys as a node folds over them, which is how JSON objects are written and patches merged. */
    public static List<Key> folded(Collection<Key> keys) {
        List<Key> sorted = new ArrayList<>(keys);
        if (sorted.size() <= SMALL_MAP) {
            Collections.sort(sorted);
        } else {
            sorted.sort(Comparator.comparing(MapOrders::branch, Long::compareUnsigned));
        }
        return sorted;
    }

    /** The hash of the key with its hexadecimal digits reversed. */
    private static long branch(Key key) {
        long hash = key.integer()
                ? TermHash.small(Long.parseLong(key.text()))
                : TermHash.binary(key.text().getBytes(StandardCharsets.UTF_8));
        long bits = Long.reverse(hash);
        // Reversing all bits reverses those within a digit too; this turns each digit back.
        bits = (bits & 0x1111_1111_1111_1111L) << 3
                | (bits & 0x2222_2222_2222_2222L) << 1
                | (bits & 0x4444_4444_4444_4444L) >>> 1
                | (bits & 0x8888_8888_8888_8888L) >>> 3;
        return bits;
    }
}
