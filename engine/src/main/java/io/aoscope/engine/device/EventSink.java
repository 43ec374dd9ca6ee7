package io.aoscope.engine.device;

/** Hears what happens while a message runs. Called on the thread that runs it. */
@FunctionalInterface
public interface EventSink {
    EventSink NONE = event -> {};

    void event(DeviceEvent event);
}
