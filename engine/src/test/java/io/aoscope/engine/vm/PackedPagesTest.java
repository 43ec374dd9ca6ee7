package io.aoscope.engine.vm;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.wasm.Limits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Old images keep only what differs from the next one, and are the same images. */
class PackedPagesTest {
    private static final int PAGES = 3;

    private final Random random = new Random(7);
    private final LinearMemory memory = new LinearMemory(Limits.between(PAGES, PAGES, true), MachineLimits.DEFAULT);

    @Test
    void everyByteOfAnOldImageStays() {
        List<MemoryImage> images = new ArrayList<>();
        List<byte[]> wanted = new ArrayList<>();
        for (int turn = 0; turn < 200; turn++) {
            change();
            images.add(memory.image());
            wanted.add(memory.read(0, (int) memory.size()));
            if (turn > 0) {
                images.get(turn - 1).pack(images.get(turn));
            }
        }

        for (int turn = 0; turn < images.size(); turn++) {
            assertThat(bytes(images.get(turn))).as("image %d", turn).isEqualTo(wanted.get(turn));
        }
    }

    @Test
    void anOldImageCanBePutBackAndGoneOnFrom() {
        memory.putLong(5, 1);
        memory.putLong(70_000, 1);
        MemoryImage first = memory.image();
        memory.putLong(5, 2);
        MemoryImage second = memory.image();
        first.pack(second);

        memory.restore(first);
        MemoryImage again = memory.image();
        memory.putLong(70_000, 3);

        assertThat(again.changedPages(first)).isEmpty();
        assertThat(memory.image().changedPages(first)).containsExactly(1);
        assertThat(memory.getLong(5)).isEqualTo(1);
        assertThat(second.changedPages(first)).containsExactly(0);
    }

    @Test
    void aPageOfWhichLittleChangesTakesLittle() {
        memory.putLong(5, 1);
        MemoryImage first = memory.image();
        memory.putLong(5, 2);
        MemoryImage second = memory.image();
        memory.putLong(5, 3);
        MemoryImage third = memory.image();
        long before = second.bytesBeyond(first);
        second.pack(third);

        assertThat(before).isEqualTo(LinearMemory.PAGE);
        assertThat(second.bytesBeyond(first)).isLessThan(20);
        assertThat(bytes(second)[5]).isEqualTo((byte) 2);
    }

    @Test
    void aPageThatWasZerosUntilThenIsKept() {
        memory.putLong(5, 0);
        MemoryImage first = memory.image();
        memory.putLong(5, 2);
        MemoryImage second = memory.image();
        first.pack(second);

        assertThat(first.touched(0)).isTrue();
        assertThat(bytes(first)).containsOnly(0);
    }

    private void change() {
        int page = random.nextInt(PAGES);
        switch (random.nextInt(4)) {
            case 0 -> memory.putByte((long) page * LinearMemory.PAGE + random.nextInt(LinearMemory.PAGE), (byte) 1);
            case 1 -> {
                byte[] bytes = new byte[LinearMemory.PAGE];
                random.nextBytes(bytes);
                memory.write((long) page * LinearMemory.PAGE, bytes);
            }
            case 2 -> {
                for (int i = 0; i < 500; i++) {
                    memory.putByte(random.nextInt(PAGES * LinearMemory.PAGE), (byte) random.nextInt());
                }
            }
            default -> {
                byte[] bytes = new byte[random.nextInt(300)];
                Arrays.fill(bytes, (byte) random.nextInt());
                memory.write(random.nextInt(PAGES * LinearMemory.PAGE - bytes.length), bytes);
            }
        }
    }

    private static byte[] bytes(MemoryImage image) {
        byte[] bytes = new byte[(int) image.size()];
        image.read(0, bytes, 0, bytes.length);
        return bytes;
    }
}
