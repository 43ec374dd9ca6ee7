package io.aoscope.engine.device;

import io.aoscope.engine.message.Codec;
import io.aoscope.engine.vm.MachineLimits;

/**
 * What devices may use of the world.
 *
 * @param devices the devices that can be named
 * @param profile which way devices take where promise and observation differ
 * @param version which HyperBEAM the HyperBEAM profile follows
 * @param store what ids stand for
 * @param loader decodes images
 * @param limits of each machine
 * @param clock what guests see of time
 * @param random what guests see of chance
 * @param events hears what happens
 * @param watch stands between guests and the devices that answer their imports
 */
public record DeviceContext(
        Devices devices,
        Profile profile,
        NodeVersion version,
        MessageStore store,
        ModuleLoader loader,
        MachineLimits limits,
        HostClock clock,
        HostRandom random,
        EventSink events,
        HostWatch watch) {

    /** The devices that AOScope has, a clock that stands at 1970, a fixed seed, nobody listening. */
    public static DeviceContext of(Profile profile, MessageStore store, ModuleLoader loader) {
        return new DeviceContext(
                Devices.standard(),
                profile,
                NodeVersion.MAIN,
                store,
                loader,
                MachineLimits.DEFAULT,
                HostClock.fixed(0),
                new SeededRandom("aoscope"),
                EventSink.NONE,
                HostWatch.NONE);
    }

    public DeviceContext withProfile(Profile other) {
        return new DeviceContext(devices, other, version, store, loader, limits, clock, random, events, watch);
    }

    public DeviceContext withVersion(NodeVersion other) {
        return new DeviceContext(devices, profile, other, store, loader, limits, clock, random, events, watch);
    }

    public DeviceContext withDevices(Devices other) {
        return new DeviceContext(other, profile, version, store, loader, limits, clock, random, events, watch);
    }

    public DeviceContext withLimits(MachineLimits other) {
        return new DeviceContext(devices, profile, version, store, loader, other, clock, random, events, watch);
    }

    public DeviceContext withClock(HostClock other) {
        return new DeviceContext(devices, profile, version, store, loader, limits, other, random, events, watch);
    }

    public DeviceContext withEvents(EventSink other) {
        return new DeviceContext(devices, profile, version, store, loader, limits, clock, random, other, watch);
    }

    public DeviceContext withWatch(HostWatch other) {
        return new DeviceContext(devices, profile, version, store, loader, limits, clock, random, events, other);
    }

    /** Whether devices do as the branch edge of HyperBEAM does. */
    boolean edge() {
        return profile == Profile.HYPERBEAM && version == NodeVersion.EDGE;
    }

    /** How strings and ids are made of messages. */
    Codec codec() {
        return edge() ? Codec.EDGE : Codec.MAIN;
    }

    Conduct conduct() {
        return profile.conduct();
    }
}
