package io.aoscope.engine.debug;

import io.aoscope.engine.session.Coordinate;

/** What a stop point told instead of stopping. */
public record LogLine(Coordinate at, String text) {}
