package io.surveylink.shell;

import java.util.List;

/** SPI: features tell the search box what can be jumped to. */
public interface SearchSource {

    /**
     * What fits, for the person who is signed in and only what they may open; the best first. One statement at most: it
     * is asked while somebody types.
     *
     * @param words blank before anything was typed: then what most people want, or nothing
     */
    List<SearchHit> find(SearchWords words, int limit);
}
