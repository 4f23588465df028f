package org.hearthline.bench;

/**
 * A figure beside the one it is compared with, both taken in one run.
 *
 * @param ratio value over baseline, turned so that larger is better
 * @param target what the value is to reach, in its unit
 */
public record Measure(
        String name, double value, String unit, double baseline, double ratio, double target, boolean holds) {

    /** A rate: it holds when it reaches the target. */
    public static Measure ofRate(String name, double value, String unit, double baseline, double target) {
        return new Measure(name, value, unit, baseline, value / baseline, target, value >= target);
    }

    /** A duration: it holds when it keeps within the target. */
    public static Measure ofDuration(String name, double value, String unit, double baseline, double target) {
        return new Measure(name, value, unit, baseline, baseline / value, target, value <= target);
    }
}
