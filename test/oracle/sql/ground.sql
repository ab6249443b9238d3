-- The ground of each counted class, version in force, dissolved; and of the layers, whose classes are taken together.

create table class_ground as
select city, layer, class, st_union(geom) as geom
from feature join counted using (city, layer) where in_force group by city, layer, class;

create table layer_ground as
select city, layer, st_union(geom) as geom from class_ground group by city, layer;
