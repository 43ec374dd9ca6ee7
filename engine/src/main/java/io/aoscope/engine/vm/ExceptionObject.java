package io.aoscope.engine.vm;

/** A thrown exception: its tag and the values it carries. */
record ExceptionObject(TagInstance tag, long[] values) {}
