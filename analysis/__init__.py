"""Parallax: how several outlets report one event, as data frames.

Data flows one way: corpus → passages, sentences → terms, quotes, topics → overlap → figures → report. Importing this
package opens no file; :func:`analysis.event.measure` runs the whole way from a folder of articles to the frames.
"""

__version__ = "0.1.0"
