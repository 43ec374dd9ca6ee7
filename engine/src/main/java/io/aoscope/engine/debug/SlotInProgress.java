package io.aoscope.engine.debug;

import io.aoscope.engine.session.ConsoleEvent;
import io.aoscope.engine.session.Coordinate;
import io.aoscope.engine.session.StepRecord;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/**
 * A slot that has not ended: running or paused.
 *
 * @param at the last coordinate reported
 * @param instructions executed so far in the slot; empty where some ran on compiled code
 * @param steps the devices that have ended so far
 */
public record SlotInProgress(
        int slot,
        String action,
        Coordinate at,
        OptionalLong instructions,
        Duration elapsed,
        List<StepRecord> steps,
        List<ConsoleEvent> console) {}
