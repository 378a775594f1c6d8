"""A preview of the site on this computer: built, served, and built again when something changes.

The files are those of a build, byte for byte, in a folder of their own below `.digest/`. What makes a browser
load a page again is added while it is served, so that neither that nor a draft is ever published.
"""

from digest.serve.address import Address, bind
from digest.serve.builds import Build
from digest.serve.flow import Told, serve

__all__ = ["Address", "Build", "Told", "bind", "serve"]
