package io.aoscope.engine.vm;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.session.Fixtures;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Watching a range of memory, however the guest runs. */
class AccessWatchTest {
    private static final int TURNS = 400;

    /** The forms of code. */
    enum Form {
        STEPPED(machine -> machine.observe((function, depth, instructions) -> null)),
        FUSED(Forced::interpreted),
        GENERATED(Forced::generated);

        private final Consumer<Machine> chosen;

        Form(Consumer<Machine> chosen) {
            this.chosen = chosen;
        }
    }

    private record Heard(long instructions, long address, long length) {}

    @ParameterizedTest
    @EnumSource
    void everyAccessIsToldInOrder(Form form) throws Exception {
        for (boolean reads : new boolean[] {true, false}) {
            for (long address : new long[] {65_450, 65_535, 65_600}) {
                List<Heard> wanted = stepped(address, 9, reads);
                List<Heard> heard = new ArrayList<>();
                Guest guest = guest(form);
                guest.memory().guard(new AccessWatch(address, 9, reads, (at, length) -> {
                    heard.add(new Heard(0, at, length));
                    return false;
                }));
                long result = guest.result("work", TURNS);

                assertThat(wanted).hasSizeGreaterThan(5);
                assertThat(heard).isEqualTo(withoutInstructions(wanted));
                assertThat(result).isEqualTo(guest(Form.STEPPED).result("work", TURNS));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aStopIsBeforeTheInstructionWithNothingDoneOfIt(Form form) throws Exception {
        for (boolean reads : new boolean[] {true, false}) {
            List<Heard> wanted = stepped(65_530, 12, reads);
            for (int stop = 1; stop <= wanted.size(); stop += 3) {
                int number = stop;
                List<Heard> heard = new ArrayList<>();
                Guest guest = guest(form);
                guest.begin("work", TURNS);
                guest.memory().guard(new AccessWatch(65_530, 12, reads, (at, length) -> {
                    heard.add(new Heard(0, at, length));
                    return heard.size() >= number;
                }));

                assertThat(guest.machine().run(Long.MAX_VALUE)).isEqualTo(new Stop.Interrupted());
                assertThat(guest.machine().instructions())
                        .isEqualTo(wanted.get(number - 1).instructions());
                guest.memory().guard(null);
                assertThat(picture(guest)).isEqualTo(at(guest.machine().instructions()));
                assertThat(Guest.onlyResult(guest.machine().run(Long.MAX_VALUE)))
                        .isEqualTo(guest(Form.STEPPED).result("work", TURNS));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCheckpointPutBackIsWatchedToo(Form form) throws Exception {
        Guest guest = guest(form);
        guest.begin("work", TURNS);
        Checkpoint start = guest.machine().checkpoint();
        List<Heard> heard = new ArrayList<>();
        guest.memory().guard(new AccessWatch(65_530, 12, false, (at, length) -> {
            heard.add(new Heard(0, at, length));
            return false;
        }));
        guest.machine().run(Long.MAX_VALUE);
        List<Heard> first = List.copyOf(heard);
        heard.clear();
        guest.machine().restore(start);
        guest.machine().run(Long.MAX_VALUE);

        assertThat(heard).isNotEmpty().isEqualTo(first);
    }

    @Test
    void aRangeBehindTheMemoryHearsNothing() throws Exception {
        Guest guest = guest(Form.GENERATED);
        guest.memory().guard(new AccessWatch(Long.MAX_VALUE - 5, 3, false, (at, length) -> true));

        assertThat(guest.result("work", TURNS)).isEqualTo(guest(Form.STEPPED).result("work", TURNS));
    }

    /** What is to be heard, with the instructions before each. */
    private static List<Heard> stepped(long address, long length, boolean reads) throws Exception {
        List<Heard> heard = new ArrayList<>();
        Guest guest = guest(Form.STEPPED);
        guest.memory().watch(new MemoryWatch() {
            @Override
            public void writing(LinearMemory memory, long at, long count) {
                add(!reads, at, count);
            }

            @Override
            public void reading(LinearMemory memory, long at, long count) {
                add(reads, at, count);
            }

            private void add(boolean wanted, long at, long count) {
                if (wanted && at < address + length && address < at + count) {
                    heard.add(new Heard(guest.machine().instructions(), at, count));
                }
            }
        });
        guest.begin("work", TURNS);
        while (guest.machine().run(1) instanceof Stop.BudgetSpent) {
            // Before each instruction the count is exact.
        }
        return heard;
    }

    private static List<Heard> withoutInstructions(List<Heard> heard) {
        return heard.stream()
                .map(one -> new Heard(0, one.address(), one.length()))
                .toList();
    }

    private static String at(long instructions) throws Exception {
        Guest guest = guest(Form.STEPPED);
        guest.begin("work", TURNS);
        guest.machine().run(instructions);
        return picture(guest);
    }

    private static String picture(Guest guest) {
        return guest.state().toString().replaceAll("Instance@\\w+", "");
    }

    private static Guest guest(Form form) throws Exception {
        Guest guest = Guest.of(Guest.module(Fixtures.bytes("debug/touch")), MachineLimits.DEFAULT, Imports.none());
        form.chosen.accept(guest.machine());
        return guest;
    }
}
