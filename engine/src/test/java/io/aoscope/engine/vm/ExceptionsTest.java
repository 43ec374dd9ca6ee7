package io.aoscope.engine.vm;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.wasm.FuncType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExceptionsTest {
    private static final TagInstance TAG = new TagInstance(FuncType.EMPTY, 0);

    private final List<long[]> values = new ArrayList<>();
    private final Exceptions exceptions = new Exceptions(() -> values);

    @Test
    void whatNothingRefersToIsDropped() {
        keep(1_000_000);

        assertThat(exceptions.size()).isLessThanOrEqualTo(1024);
    }

    @Test
    void whatAValueRefersToIsKept() {
        ExceptionObject held = exception();
        values.add(new long[] {0, exceptions.keep(held), -1});

        keep(10_000);

        assertThat(exceptions.get(values.getFirst()[1])).isSameAs(held);
    }

    @Test
    void whatAKeptExceptionCarriesIsKept() {
        ExceptionObject inner = exception();
        long innermost = exceptions.keep(inner);
        long outer = exceptions.keep(new ExceptionObject(TAG, new long[] {innermost}));
        values.add(new long[] {outer});

        keep(10_000);

        assertThat(exceptions.get(innermost)).isSameAs(inner);
    }

    @Test
    void whatTheExceptionBeingKeptCarriesIsKept() {
        keep(1023);
        ExceptionObject inner = exception();
        long reference = exceptions.keep(inner);

        exceptions.keep(new ExceptionObject(TAG, new long[] {reference}));

        assertThat(exceptions.get(reference)).isSameAs(inner);
        assertThat(exceptions.size()).isEqualTo(2);
    }

    @Test
    void manyThatAreHeldAreAllKept() {
        long[] held = new long[5000];
        values.add(held);
        List<ExceptionObject> objects = new ArrayList<>();
        for (int i = 0; i < held.length; i++) {
            objects.add(exception());
            held[i] = exceptions.keep(objects.get(i));
        }

        assertThat(exceptions.size()).isEqualTo(held.length);
        assertThat(held).doesNotHaveDuplicates();
        for (int i = 0; i < held.length; i++) {
            assertThat(exceptions.get(held[i])).isSameAs(objects.get(i));
        }
    }

    @Test
    void aCopyTakenBackHasItsExceptionsUnderTheirReferences() {
        ExceptionObject held = exception();
        values.add(new long[] {exceptions.keep(held)});
        keep(3000);
        List<ExceptionObject> copy = List.copyOf(exceptions.copy().subList(0, 1));
        values.clear();
        keep(3000);

        exceptions.restore(new ArrayList<>(copy));

        assertThat(exceptions.get(1)).isSameAs(held);
        assertThat(exceptions.size()).isEqualTo(1);
        assertThat(exceptions.keep(exception())).isEqualTo(2);
    }

    private void keep(int count) {
        for (int i = 0; i < count; i++) {
            exceptions.keep(exception());
        }
    }

    private static ExceptionObject exception() {
        return new ExceptionObject(TAG, new long[0]);
    }
}
