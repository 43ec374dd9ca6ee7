package io.aoscope.engine.session;

import io.aoscope.engine.device.DeviceStep;
import java.time.Duration;

/**
 * A device that ran in a pass, and how long it took.
 *
 * @param elapsed wall time including the machine calls it made, pauses excluded
 */
public record StepRecord(DeviceStep step, Duration elapsed) {}
