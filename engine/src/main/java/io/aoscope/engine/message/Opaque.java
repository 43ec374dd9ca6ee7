package io.aoscope.engine.message;

import java.util.Optional;

/** A live thing, such as a running image. Stands only under {@code priv}, and is never encoded. */
public final class Opaque implements Value {
    private final Object thing;

    public Opaque(Object thing) {
        this.thing = thing;
    }

    /** The thing, if it is of the type asked for. */
    public <T> Optional<T> as(Class<T> type) {
        return type.isInstance(thing) ? Optional.of(type.cast(thing)) : Optional.empty();
    }

    @Override
    public String toString() {
        return "<" + thing.getClass().getSimpleName() + ">";
    }
}
