package io.cardradar.replay;

import io.cardradar.replay.Visit.PageView;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * By how much each figure of the service must have grown.
 *
 * @param dwellMs in all
 * @param sample the events of the salesperson whose timeline is read from end to end
 */
record Expectation(Figures growth, long dwellMs, Set<UUID> sample) {
    static final int SAMPLED = 1;

    static Expectation of(List<Visit> visits) {
        Figures growth = new Figures();
        Set<UUID> sample = new HashSet<>();
        long dwellMs = 0;
        for (Visit visit : visits) {
            for (PageView page : visit.pages()) {
                growth.add(Figures.RADAR + visit.salesperson() + "/" + page.type(), 1);
                growth.add(Figures.OVERVIEW + page.type() + "s", 1);
                dwellMs += page.dwellMs();
                if (visit.salesperson() == SAMPLED) {
                    sample.add(page.id());
                }
            }
            if (!visit.pages().isEmpty()) {
                person(growth, visit.deal());
            }
        }
        growth.add(Figures.DWELL, dwellMs / 1000);
        return new Expectation(growth, dwellMs, sample);
    }

    /**
     * Whoever looked at a page is a visitor, a new customer, and stands somewhere in the funnel.
     */
    private static void person(Figures growth, boolean deal) {
        growth.add(Figures.OVERVIEW + "visitors", 1);
        growth.add(Figures.OVERVIEW + "customers.new", 1);
        growth.add(Figures.OVERVIEW + "customers.total", 1);
        growth.add(Figures.FUNNEL + (deal ? "won" : "lead"), 1);
        if (deal) {
            growth.add(Figures.OVERVIEW + "deals.won", 1);
        }
    }

    /**
     * Whether a figure grew as it must; the service drops the milliseconds of all dwell at once.
     */
    boolean isMet(String name, long grown) {
        long expected = growth.get(name);
        return grown == expected
                || (name.equals(Figures.DWELL) && dwellMs % 1000 > 0 && grown == expected + 1);
    }

    boolean isMet(Figures grown) {
        return growth.names(grown).stream().allMatch(name -> isMet(name, grown.get(name)));
    }
}
