package io.aoscope.engine.session;

/**
 * Why a slot did not answer.
 *
 * @param kind an {@link io.aoscope.engine.device.FailureKind#id()}
 * @param message what happened, where, and what to do
 * @param device full name of the device that failed
 * @param pass the pass it failed in, counted from 1
 */
public record SlotError(String kind, String message, String device, int pass) {}
